import { Descriptions, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import { rulesOf } from '../../../domain/stabilisation/case-kinds.ts'
import { wayHomeEndTerms } from '../../../domain/stabilisation/case-terms.ts'
import { addresses } from '../../parts/addresses.ts'
import { actWords, caseKindWords, tellerWords } from '../../parts/case-kind-words.ts'
import { CaseOutcome } from '../../parts/case-outcome.tsx'
import { Moment } from '../../parts/moment.tsx'
import { outcomeWords } from '../../parts/outcome-words.ts'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { SeeWhole } from '../../parts/see-whole.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import { type Answer, call } from '../../service/call.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { AskFirm, FirmSays } from './ask-firm.tsx'
import { CaseActs } from './case-acts.tsx'
import { CaseEvidence } from './case-evidence.tsx'
import { CaseHolder } from './case-holder.tsx'
import { firmWords } from './firm-words.ts'
import { FirstWage } from './first-wage.tsx'
import { SearchJob } from './search-job.tsx'
import { stationWords } from './station-words.ts'
import { WayHome } from './way-home.tsx'

type Case = Answer<'GET /v1/cases/{caseId}'>

/** A case: whom it is about and what they said, who looks after it, and how it was settled. */
export function CaseDetail({ caseId }: { caseId: CaseId }) {
  const words = useWords(stationWords)
  const { colleague } = useSession()
  const [whole, setWhole] = useState<Case>()
  const read = useAnswer('GET /v1/cases/{caseId}', { params: { caseId } }, { every: liveEvery.lists })
  const one = read.data?.caseId === caseId ? read.data : undefined
  if (!one) return read.error ? <Refusal error={read.error} /> : <Skeleton active />
  const see = async (why: string) =>
    setWhole(await call('GET /v1/cases/{caseId}', { params: { caseId }, query: { details: 'full', why } }))
  const isOpen = one.state === 'opened' || one.state === 'assigned'
  const mayAct = colleague.role !== 'auditor'
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      <CaseFacts one={one} {...(whole && { whole })} />
      {mayAct && <SeeWhole isSeen={whole !== undefined} see={see} hide={() => setWhole(undefined)} />}
      {pausesEnterprise(one) && <p style={{ margin: 0 }}>{words.pauses}</p>}
      <CaseEvidence caseId={caseId} mayAct={mayAct} />
      {mayAct && isOpen && <CaseHolder one={one} />}
      {mayAct && isOpen && one.enterpriseId !== null && <AskFirm one={one} />}
      <WayHome one={one} mayAct={mayAct && isOpen && rulesOf(one.kind).wayHome !== null} />
      {mayAct && isOpen && one.kind === 'change-of-job' && <SearchJob one={one} />}
      {mayAct && <CaseActs key={one.state} one={one} />}
      {mayAct && one.state !== 'settled' && <CaseOutcome caseId={caseId} />}
    </Space>
  )
}

/** Until it is settled: the job is not as promised, or an answer to a check-in says so of wages or contract. */
function pausesEnterprise({ kind, state, checkInDay }: Case): boolean {
  if (state === 'settled') return false
  return kind === 'promise' || (checkInDay !== undefined && (kind === 'wages' || kind === 'contract'))
}

function CaseFacts({ one, whole }: { one: Case; whole?: Case }) {
  const words = { ...useWords(stationWords), ...useWords(firmWords) }
  const say = useSay()
  const nameOf = useColleagueName()
  const toldOf = ({ openedBy, toldBy }: Case) =>
    toldBy ? words.toldBy(nameOf(openedBy ?? ''), say(tellerWords[toldBy])) : openedBy && nameOf(openedBy)
  const { name, phone } = (whole ?? one).worker ?? { name: '', phone: '' }
  const hidden = <span className="quiet">{words.saidHidden}</span>
  const further = (whole ?? one).furtherCalls ?? []
  const items: [string, string, React.ReactNode][] = [
    ['kind', words.kind, <strong key="kind">{say(caseKindWords[one.kind])}</strong>],
    ['state', words.state, <StateTag key="state" of="case" state={one.state} />],
    [
      'person',
      words.person,
      <Link key="person" to={addresses.worker(one.workerId)} style={{ textDecoration: 'underline' }}>
        {name || one.workerId}
      </Link>,
    ],
    [
      'phone',
      words.phone,
      whole ? (
        <a key="phone" href={`tel:${phone}`} style={{ textDecoration: 'underline' }}>
          {phone}
        </a>
      ) : (
        phone
      ),
    ],
    ['where', words.where, <Place key="where" code={one.cityCode ?? one.countyCode} />],
    ['opened', words.openedAt, <Moment key="opened" at={one.openedAt} />],
  ]
  if (one.checkInDay) items.push(['check-in', words.checkIn, words.onDay(one.checkInDay)])
  if (one.firstWage) items.push(['wage', words.firstWage, <FirstWage key="wage" of={one.firstWage} />])
  if (one.state === 'assigned') {
    items.push(['level', words.level, one.to === 'station' ? words.atStation : words.atProvince])
    items.push(['until', words.until, <Moment key="until" at={one.until} />])
  }
  if (one.contactUntil) items.push(['contact', words.contactUntil, <Moment key="contact" at={one.contactUntil} />])
  if (one.contacted) items.push(['contacted', words.contacted, <Done key="contacted" {...one.contacted} />])
  if (one.waits)
    items.push([
      'waits',
      words.waiting,
      <span key="waits">
        {say(one.waits.whomWords ?? { zh: one.waits.whom, en: one.waits.whom })} <Moment at={one.waits.until} />
      </span>,
    ])
  if (one.firmAnswer) items.push(['firm', words.firmSays, <FirmSays key="firm" of={one.firmAnswer} />])
  for (const step of (whole ?? one).steps ?? [])
    items.push([
      `step ${step.act} ${step.at}`,
      words.steps,
      <span key={step.at}>
        {say(actWords[step.act])} {step.answer && <FirmSays of={step.answer} />}{' '}
        {step.endedHome && say(wayHomeEndTerms[step.endedHome])} {step.agreedWith && words.agreedWith(step.agreedWith)}{' '}
        {!step.answer && <Done at={step.at} by={step.by} />} {step.text}
      </span>,
    ])
  if (one.lateWith) {
    const { name, subject, insteadOf, station, since, lists } = one.lateWith
    items.push([
      'late with',
      words.lateWith,
      <span key="late with">
        <strong>{name}</strong> <span className="quiet">{subject}</span>{' '}
        {insteadOf === null ? station : words.deputyOf(insteadOf, station)} · {words.lateSince} <Moment at={since} /> ·{' '}
        {words.onLists(lists.map((list) => (list === 'province' ? words.atProvince : station)))}
      </span>,
    ])
  }
  if (one.enterpriseId) items.push(['enterprise', words.enterprise, <Employer key="enterprise" one={one} />])
  if (one.lastCallAt) items.push(['last', words.lastCall, <Moment key="last" at={one.lastCallAt} />])
  if (one.openedBy) items.push(['opened by', words.openedBy, toldOf(one)])
  if (one.openedBy || ['help', 'urgent-help', 'remark'].includes(one.kind))
    items.push(['said', words.said, whole ? (whole.text ?? '–') : hidden])
  for (const { at, text } of further)
    items.push([
      `said ${at}`,
      words.saidFurther,
      <span key={at}>
        <Moment at={at} /> {text ?? hidden}
      </span>,
    ])
  if (one.state === 'settled')
    items.push([
      'outcome',
      words.settledAs,
      <span key="outcome">
        <strong>{say(outcomeWords[one.outcome])}</strong> {one.note}{' '}
        <span className="quiet">
          {words.settledBy(nameOf(one.by))} <Moment at={one.at} /> {one.late && words.late}
        </span>
      </span>,
    ])
  return (
    <Descriptions column={1} size="small" items={items.map(([key, label, children]) => ({ key, label, children }))} />
  )
}

function Done({ at, by }: { at: Parameters<typeof Moment>[0]['at']; by: string }) {
  const nameOf = useColleagueName()
  return (
    <span className="quiet">
      {nameOf(by)} <Moment at={at} />
    </span>
  )
}

/** By name, as the person was promised the job; a link for whoever looks after enterprises. */
function Employer({ one: { workerId, enterpriseId } }: { one: Case }) {
  const { colleague } = useSession()
  const { data } = useAnswer('GET /v1/workers/{workerId}', { params: { workerId } })
  const offers = data?.worker.workerId === workerId ? data.batches.flatMap((batch) => batch.offers) : []
  const job = offers.find((offer) => offer.enterpriseId === enterpriseId && offer.state === 'accepted')
  const name = job ? `${job.employer} · ${job.post}` : enterpriseId
  if (colleague.role === 'station' || enterpriseId === null) return name
  return (
    <Link to={addresses.enterprise(enterpriseId)} style={{ textDecoration: 'underline' }}>
      {name}
    </Link>
  )
}
