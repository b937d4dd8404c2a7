import { ExclamationCircleFilled } from '@ant-design/icons'
import { Segmented, Select } from 'antd'
import { useEffect } from 'react'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import { caseKindWords } from '../../parts/case-kind-words.ts'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import type { ItemOf } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { CaseDetail } from './case-detail.tsx'
import { MoveCases } from './move-cases.tsx'
import { OpenCase } from './open-case.tsx'
import { dueOf, standingOf } from './standing-of.ts'
import type { InAddress } from './station.tsx'
import { stationWords } from './station-words.ts'

type Case = ItemOf<'GET /v1/cases'>

/** Open cases are read whole, so that what is due first stands first; beyond so many the rest is read on demand. */
const readAtOnce = 1000

/** What people need: overdue first, then by how soon it is to be settled. */
export function Cases({ city, address, put }: InAddress & { city: string | undefined }) {
  const words = { ...useWords(sharedWords), ...useWords(stationWords) }
  const say = useSay()
  const { colleague } = useSession()
  const nameOf = useColleagueName()
  const now = Date.now() + useAhead()
  const only = address.get('only') ?? 'open'
  const isClosed = only === 'closed'
  const list = useList(
    'GET /v1/cases',
    { query: { city, standing: isClosed ? 'closed' : 'open', limit: 200 } },
    { every: liveEvery.lists },
  )
  const { items, more, isReadingMore, error } = list
  const readsOn = !isClosed && items.length < readAtOnce
  useEffect(() => {
    if (readsOn && more && !isReadingMore && !error) more()
  }, [readsOn, more, isReadingMore, error])
  const isMine = (one: Case) => one.heldBy === colleague.subject
  const fits: Readonly<Record<string, (one: Case) => boolean>> = {
    overdue: (one) => standingOf(one, now) === 'overdue',
    today: (one) => standingOf(one, now) === 'today',
    mine: isMine,
  }
  const whose = address.get('whose') ?? undefined
  const theirs = whose === undefined ? items : items.filter(({ heldBy }) => heldBy === whose)
  const holders = [
    ...new Set([...items.flatMap(({ heldBy }) => heldBy ?? []), ...(whose === undefined ? [] : [whose])]),
  ]
  const count = (name: string) => (isClosed ? 0 : theirs.filter(fits[name] ?? (() => true)).length)
  const shown = theirs.filter(fits[only] ?? (() => true))
  const moves = only === 'mine' ? colleague.subject : whose
  const rows = isClosed ? shown : shown.toSorted((one, other) => (orderOf(one, now) < orderOf(other, now) ? -1 : 1))
  const caseId = (address.get('case') ?? undefined) as CaseId | undefined
  return (
    <>
      <div className="filters">
        <Segmented
          value={only}
          onChange={(value) => put({ only: value === 'open' ? undefined : value })}
          options={[
            { value: 'open', label: isClosed ? words.openOnes(0).replace(' 0', '') : words.openOnes(theirs.length) },
            ...(isClosed
              ? []
              : [
                  { value: 'overdue', label: words.overdueOnes(count('overdue')) },
                  { value: 'today', label: words.dueToday(count('today')) },
                  { value: 'mine', label: words.mine(count('mine')) },
                ]),
            { value: 'closed', label: words.closedOnes },
          ]}
        />
        {colleague.role !== 'auditor' && <OpenCase onOpened={(opened) => put({ case: opened })} />}
        {!isClosed && more && <span className="quiet">{words.moreCases(items.length)}</span>}
        {holders.length > 0 && (
          <Select
            aria-label={words.colleagueOf}
            placeholder={words.colleagueOf}
            allowClear
            showSearch
            style={{ minWidth: 150 }}
            value={whose ?? null}
            onChange={(value: string | null) => put({ whose: value ?? undefined })}
            options={holders.toSorted().map((value) => ({ value, label: nameOf(value) }))}
          />
        )}
        {!isClosed && moves !== undefined && colleague.role !== 'auditor' && (
          // It stays when it has left nothing behind: what became of it is read there.
          <MoveCases key={moves} from={moves} isEmpty={rows.length === 0} />
        )}
      </div>
      <SplitView
        title={words.aCase}
        onClose={() => put({ case: undefined })}
        detail={caseId && <CaseDetail key={caseId} caseId={caseId} />}
        list={
          <Rows
            label={words.cases}
            rows={rows}
            rowKey={(one) => one.caseId}
            chosen={caseId}
            onChoose={(one) => put({ case: one.caseId })}
            isLoading={list.isLoading}
            error={error}
            more={isClosed || !readsOn ? more : undefined}
            isReadingMore={isReadingMore}
            empty={isClosed ? words.noClosed : words.noCases}
            columns={[
              { title: words.kind, shows: (one) => <strong>{say(caseKindWords[one.kind])}</strong>, width: 110 },
              { title: words.where, shows: (one) => <Place code={one.cityCode ?? one.countyCode} />, width: 90 },
              { title: words.state, shows: (one) => <StateTag of="case" state={one.state} />, width: 110 },
              {
                title: words.whose,
                shows: (one) => (one.heldBy ? nameOf(one.heldBy) : <span className="quiet">{words.nobodyYet}</span>),
                width: 130,
                wideOnly: true,
              },
              { title: words.nextDue, shows: (one) => <Until one={one} now={now} />, width: 170 },
            ]}
          />
        }
      />
    </>
  )
}

/** By which open cases are sorted: what is overdue first, also where the province has it and its time has begun anew. */
function orderOf(one: Case, now: number): string {
  return `${standingOf(one, now) === 'overdue' ? 0 : 1} ${dueOf(one) ?? one.openedAt}`
}

function Until({ one, now }: { one: Case; now: number }) {
  const words = { ...useWords(sharedWords), ...useWords(stationWords) }
  const say = useSay()
  if (one.state === 'settled' || one.state === 'unresolved') return <Moment at={one.at} />
  const due = dueOf(one)
  if (due === null) return <span className="quiet">–</span>
  const what = one.waits
    ? say(one.waits.whomWords ?? { zh: one.waits.whom, en: one.waits.whom })
    : one.contactUntil
      ? words.toSpeak
      : words.toSettle
  if (standingOf(one, now) !== 'overdue')
    return (
      <>
        <Moment at={due} />
        <span className="quiet"> · {what}</span>
      </>
    )
  return (
    <span style={{ color: '#a61d24' }}>
      <ExclamationCircleFilled aria-hidden /> {words.overdue} <Moment at={due} /> · {what}
    </span>
  )
}
