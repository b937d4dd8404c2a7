import { DownloadOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { addresses } from '../../parts/addresses.ts'
import { csvOf } from '../../parts/csv-of.ts'
import { DownTo } from '../../parts/down-to.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { beijingDay, dayAfter, startOfDay } from '../../service/beijing-day.ts'
import type { ItemOf, Said } from '../../service/call.ts'
import { saveBlob } from '../../service/save-blob.ts'
import { useAhead } from '../../service/service-time.ts'
import { useList } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { actionWords } from './action-words.ts'
import { auditWords } from './audit-words.ts'

type Kept = ItemOf<'GET /v1/audit'>
type Query = NonNullable<Said<'GET /v1/audit'>['query']>

/** Who did what and read whose details, the newest first: of a time, of one colleague or task, or about one person. */
export function AuditTrail() {
  const words = { ...useWords(sharedWords), ...useWords(auditWords) }
  const say = useSay()
  const address = useAddress()
  const ahead = useAhead()
  const person = address.get('person')
  const actor = address.get('actor')
  const from = address.get('from')
  const to = address.get('to')
  const query = {
    person,
    actor,
    ...(from !== undefined && { since: startOfDay(from as CalendarDate) }),
    ...(to !== undefined && { until: startOfDay(dayAfter(to as CalendarDate, 1)) }),
    limit: 100,
  } as Query
  const list = useList('GET /v1/audit', { query })
  const wordOf = ({ action, actor: who }: Kept) => {
    const known = actionWords[action]
    if (known) return say(known)
    return action === who ? words.taskRead : action
  }
  const roleOf = (role: string) => (isRole(role) ? words[role] : words.task)
  const save = () => {
    const heads = [
      words.at,
      words.actor,
      words.role,
      words.action,
      words.subject,
      words.opened,
      words.why,
      words.onWord,
    ]
    const lines = list.items.map((one) => [
      one.at,
      one.actor,
      roleOf(one.role),
      wordOf(one),
      one.subject,
      one.opened ? String(one.opened.people) : '',
      (one.opened && say(one.opened.whyWords)) ?? one.word?.reason ?? '',
      one.word?.by ?? '',
    ])
    const file = new Blob([csvOf([heads, ...lines])], { type: 'text/csv' })
    saveBlob(file, `audit-${beijingDay(Date.now() + ahead)}.csv`)
  }
  return (
    <>
      <div className="filters">
        <Wish name="person" label={words.person} hint={words.personHint} />
        <Wish name="actor" label={words.actor} hint={words.actorHint} />
        <DayWish name="from" label={words.from} />
        <DayWish name="to" label={words.to} />
        <Button onClick={() => address.put({ person: undefined, actor: undefined, from: undefined, to: undefined })}>
          {words.clear}
        </Button>
        <Button icon={<DownloadOutlined />} disabled={list.items.length === 0} onClick={save}>
          {words.csv}
        </Button>
        <span className="quiet">{words.rows(list.items.length)}</span>
      </div>
      <Rows
        label={words.trail}
        rows={list.items}
        rowKey={({ at, requestId, subject, action }) => `${at} ${requestId} ${subject} ${action}`}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.noRecords}
        columns={[
          { title: words.at, shows: ({ at }) => <Moment at={at} />, width: 150 },
          {
            title: words.actor,
            shows: ({ actor: who }) => (
              <Button
                type="link"
                size="small"
                style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'left' }}
                aria-label={words.ofThis(who)}
                onClick={() => address.put({ actor: who })}
              >
                {who}
              </Button>
            ),
          },
          { title: words.role, shows: ({ role }) => roleOf(role), width: 80, wideOnly: true },
          { title: words.action, shows: (one) => <span title={one.action}>{wordOf(one)}</span> },
          {
            title: words.subject,
            shows: ({ subject }) => <Subject id={subject} ofPerson={(id) => address.put({ person: id })} />,
            wideOnly: true,
          },
          { title: words.opened, shows: ({ opened }) => opened && words.openedPeople(opened.people), width: 110 },
          { title: words.why, shows: (one) => <Why of={one} />, wideOnly: true },
        ]}
      />
    </>
  )
}

function isRole(role: string): role is 'province' | 'county' | 'station' | 'auditor' {
  return ['province', 'county', 'station', 'auditor'].includes(role)
}

function Why({ of: { opened, word } }: { of: Kept }): ReactNode {
  const say = useSay()
  return opened ? say(opened.whyWords) : word && `${word.reason} (${word.by})`
}

const whereOf: Readonly<Record<string, (id: string) => string>> = {
  bat: addresses.batch,
  cas: addresses.case,
  ent: addresses.enterprise,
  svy: addresses.survey,
  trp: addresses.trip,
}

/** What a record is about: a person leads to their own trail, other things to where they are shown. */
function Subject({ id, ofPerson }: { id: string; ofPerson: (id: string) => void }) {
  const words = useWords(auditWords)
  // What has no id of its own is on record under the name of what was done, which stands beside it.
  if (!/^[a-z]{3}_/.test(id)) return <span className="quiet">–</span>
  if (id.startsWith('wrk_'))
    return (
      <Button
        type="link"
        size="small"
        style={{ padding: 0, height: 'auto' }}
        aria-label={words.ofThis(id)}
        onClick={() => ofPerson(id)}
      >
        <code>{id}</code>
      </Button>
    )
  // A part of a batch stands behind a stroke.
  const to = whereOf[id.slice(0, 3)]?.(id.split('/')[0] ?? id)
  return to === undefined ? (
    <code>{id}</code>
  ) : (
    <DownTo to={to}>
      <code>{id}</code>
    </DownTo>
  )
}

/** Typed, and asked for with Enter or when it is left. */
function Wish({ name, label, hint }: { name: 'person' | 'actor'; label: string; hint: string }) {
  const address = useAddress()
  const chosen = address.get(name) ?? ''
  const [typed, setTyped] = useState<string>()
  const take = () => {
    if (typed !== undefined) address.put({ [name]: typed.trim() })
    setTyped(undefined)
  }
  return (
    <Input
      aria-label={label}
      placeholder={`${label} ${hint}`}
      style={{ width: 220 }}
      allowClear
      value={typed ?? chosen}
      onChange={({ target }) => (target.value === '' ? address.put({ [name]: undefined }) : setTyped(target.value))}
      onPressEnter={take}
      onBlur={take}
    />
  )
}

function DayWish({ name, label }: { name: 'from' | 'to'; label: string }) {
  const address = useAddress()
  return (
    <span>
      <span aria-hidden>{label}</span>{' '}
      <Input
        type="date"
        aria-label={label}
        style={{ width: 150 }}
        value={address.get(name) ?? ''}
        onChange={({ target }) => address.put({ [name]: target.value })}
      />
    </span>
  )
}
