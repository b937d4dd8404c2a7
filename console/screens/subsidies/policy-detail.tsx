import { Descriptions } from 'antd'
import type { ReactNode } from 'react'
import type { SubsidyPolicy } from '../../../domain/subsidies/subsidy-policy.ts'
import { placeName } from '../../parts/place-name.ts'
import { Yuan } from '../../parts/yuan.tsx'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { AmountInWords } from './amount-in-words.tsx'
import { kindWords, levelWords, noticeLevelWords, payeeWords, windowWords } from './rule-words.ts'
import { subsidiesWords } from './subsidies-words.ts'
import { usePapers } from './use-papers.ts'

/** A policy in words, with its source: what the source leaves open is said to be open. */
export function PolicyDetail({ policy }: { policy: SubsidyPolicy }) {
  const words = useWords(subsidiesWords)
  const say = useSay()
  const papers = usePapers()
  const { language } = useLanguage()
  const { place, payer, payee, kind, amount, evidence, organisedRide, window, remarks, source } = policy
  const lines = (some: readonly ReactNode[]) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one policy do not move
    some.map((one, at) => <div key={at}>{one}</div>)
  // A place outside our table is known by the name that its notice says.
  const known = place.code === null ? place.code : placeName(place.code, language)
  const named = language === 'zh' || known === place.code ? place.name : known
  const ride =
    organisedRide === null
      ? words.rideOpen
      : organisedRide.rule === 'reduce'
        ? words.rideReduce(organisedRide.percent)
        : organisedRide.rule === 'allow'
          ? words.rideAllow
          : words.rideExclude
  const facts: readonly (readonly [label: string, shown: ReactNode])[] = [
    [words.place, place.code === null ? `${place.name} (${words.noPlace})` : named],
    [words.kind, say(kindWords[kind])],
    [words.payer, payer ? say(payer) : words.payerOpen],
    [words.payee, say(payeeWords[payee])],
    [words.amount, <AmountInWords key="amount" amount={amount} />],
    [words.condition, <Conditions key="condition" condition={policy.condition} />],
    [words.evidence, evidence.length === 0 ? words.noEvidence : lines(evidence.map(papers))],
    // Only what is paid for the journey asks how it was made.
    ...(kind === 'travel' || organisedRide !== null ? [[words.ride, ride] as const] : []),
    [
      words.window,
      lines([
        say(windowWords[window.by]),
        ...(window.claimedIn ? [say(window.claimedIn)] : []),
        ...(window.closesMonthsAfter === null ? [] : [words.closes(window.closesMonthsAfter)]),
      ]),
    ],
    [words.noticeRule, <NoticeRule key="notice" notice={policy.notice} />],
    ...(remarks.length === 0 ? [] : [[words.remarks, lines(remarks.map(say))] as const]),
    [words.valid, `${policy.validFrom} – ${policy.validUntil}`],
    [words.source, `${source.name} · ${source.date}`],
  ]
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      styles={{ label: { width: 110 } }}
      items={facts.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}

function Conditions({ condition }: { condition: SubsidyPolicy['condition'] }) {
  const words = useWords(subsidiesWords)
  const { listComma, colon } = useWords(sharedWords)
  const say = useSay()
  const { language } = useLanguage()
  const { destinations, groups, leastAge, partnerCities, months, leastMonthlyWageYuan } = condition
  const counted = months && { employer: words.byEmployer, province: words.byProvince, total: '' }[months.countedBy]
  return (
    <>
      <div>
        {words.worksIn}
        {colon}
        {destinations.map((level) => say(levelWords[level])).join(listComma)}
      </div>
      {groups && (
        <div>
          {words.groups}
          {colon}
          {say(groups)}
        </div>
      )}
      {leastAge !== null && <div>{words.leastAge(leastAge)}</div>}
      {partnerCities && (
        <div>
          {words.partners}
          {partnerCities.map((code) => placeName(code, language)).join(listComma) || words.partnersOpen}
        </div>
      )}
      {months && (
        <div>
          {words.months(months.least)}
          {counted}
          {months.fromYearStart && words.ofYear}
        </div>
      )}
      {leastMonthlyWageYuan !== null && (
        <div>
          {words.leastWage} <Yuan yuan={leastMonthlyWageYuan} />
        </div>
      )}
    </>
  )
}

function NoticeRule({ notice }: { notice: SubsidyPolicy['notice'] }) {
  const words = useWords(subsidiesWords)
  const { listComma } = useWords(sharedWords)
  const say = useSay()
  const levels = notice?.levels.map((level) => say(noticeLevelWords[level])).join(listComma)
  const said = [levels, notice?.days ? words.noticeDays(notice.days) : undefined].filter(Boolean)
  return <>{said.join(' · ') || words.noticeNone}</>
}
