import { App, Descriptions, Form, Input, Select, Space } from 'antd'
import { type ComponentProps, useState } from 'react'
import { Link } from 'react-router'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { addresses } from '../../parts/addresses.ts'
import { caseKindWords } from '../../parts/case-kind-words.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { findingsCounts } from '../../parts/findings-counts.ts'
import { FindingsForm, findingsWords } from '../../parts/findings-form.tsx'
import { Moment } from '../../parts/moment.tsx'
import { NameFound } from '../../parts/name-found.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import type { Answer, Said } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAct } from '../../service/use-act.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { dutyWords, visitStateWords } from './duty-words.ts'
import type { Station } from './station-detail.tsx'

type Visit = Answer<'GET /v1/visits/{visitId}'>
type Route = 'PATCH /v1/visits/{visitId}'

interface Props {
  readonly visitId: Visit['visitId']
  readonly groups: readonly Station[]
  readonly today: CalendarDate
}

/** A visit: who goes and why; it is changed or cancelled until it was made, and then says what was found. */
export function VisitDetail({ visitId, groups, today }: Props) {
  const words = { ...useWords(sharedWords), ...useWords(dutyWords) }
  const say = useSay()
  const { colleague } = useSession()
  const read = useAnswer('GET /v1/visits/{visitId}', { params: { visitId } })
  const visit = read.data
  if (!visit) return <Refusal error={read.error} />
  const group = groups.find(({ stationId }) => stationId === visit.stationId)
  const nameOf = (subject: string) => group?.people.find((one) => one.subject === subject)?.name ?? subject
  const isTheirs = group?.people.some(({ subject }) => subject === colleague.subject) ?? false
  const mayAct = colleague.role === 'province' || (colleague.role === 'station' && isTheirs)
  const { because, findings } = visit
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'firm', label: words.firm, children: visit.enterpriseName },
          { key: 'city', label: words.city, children: <Place code={visit.cityCode} /> },
          { key: 'date', label: words.date, children: visit.date },
          { key: 'group', label: words.group, children: group?.name ?? '–' },
          { key: 'who', label: words.who, children: visit.who.map(nameOf).join(words.listComma) },
          { key: 'state', label: words.state, children: say(visitStateWords[visit.state]) },
          ...(because
            ? [
                {
                  key: 'because',
                  label: words.because,
                  children: words.reasons(because.arrived, because.openCases, because.lastVisitOn),
                },
              ]
            : []),
          ...(visit.cancelled === undefined ? [] : [{ key: 'why', label: words.why, children: visit.cancelled }]),
        ]}
      />
      {findings && <Found visit={visit} findings={findings} mayAct={mayAct} />}
      {mayAct && visit.state === 'planned' && (
        <>
          {visit.date <= today && <FindingsForm visit={visit} today={today} />}
          <h4 style={{ margin: 0 }}>{words.move}</h4>
          <Change visit={visit} people={group?.people ?? []} />
          <Cancel visitId={visitId} />
        </>
      )}
    </Space>
  )
}

function Found({
  visit,
  findings,
  mayAct,
}: {
  visit: Visit
  findings: NonNullable<Visit['findings']>
  mayAct: boolean
}) {
  const words = { ...useWords(sharedWords), ...useWords(dutyWords), ...useWords(findingsWords) }
  const now = Date.now() + useAhead()
  const caseWords = useWords(dutyWords)
  const say = useSay()
  return (
    <>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'heldOn', label: words.heldOn, children: findings.heldOn },
          ...findingsCounts.map((name) => ({ key: name, label: words[name], children: findings[name] })),
          {
            key: 'wages',
            label: words.wagesYuan,
            children: <Yuan of={findings.wagesRecovered} />,
          },
        ]}
      />
      {findings.missing.map(({ kind, people, caseIds, unnamed }) => (
        <div key={kind}>
          <strong>{say(caseKindWords[kind])}</strong> {words.people} {people} · {caseWords.cases(caseIds.length)}{' '}
          {caseIds.map((caseId) => (
            <Link key={caseId} to={addresses.case(caseId)} style={{ textDecoration: 'underline' }}>
              {caseId.slice(-6)}{' '}
            </Link>
          ))}
          {unnamed?.settled?.why && <div>{words.settled(unnamed.settled.why)}</div>}
          {unnamed && !unnamed.settled && (
            <section aria-label={words.unnamed(unnamed.people)} style={{ marginTop: 8 }}>
              <p>
                <strong>{words.unnamed(unnamed.people)}</strong> · {words.until} <Moment at={unnamed.until} />
                {Date.parse(unnamed.until) < now && <strong style={{ color: '#a61d24' }}> {words.overdue}</strong>}
              </p>
              {mayAct && <NameFound visit={visit} kind={kind as ComponentProps<typeof NameFound>['kind']} />}
            </section>
          )}
        </div>
      ))}
    </>
  )
}

type Typed = Pick<Said<Route>['body'], 'date' | 'who'>

function Change({ visit: { visitId, date, who }, people }: { visit: Visit; people: Station['people'] }) {
  const words = useWords(dutyWords)
  const { message } = App.useApp()
  return (
    <ActForm<Route, Typed>
      address="PATCH /v1/visits/{visitId}"
      initial={{ date, who: [...who] }}
      submit={words.move}
      onDone={() => void message.success(words.saved)}
      said={(body) => ({ params: { visitId }, body })}
    >
      <Form.Item<Typed> name="date" label={words.date} required>
        <Input type="date" style={{ width: 150 }} />
      </Form.Item>
      <Form.Item<Typed> name="who" label={words.who} required>
        <Select mode="multiple" options={people.map(({ subject, name }) => ({ value: subject, label: name }))} />
      </Form.Item>
    </ActForm>
  )
}

function Cancel({ visitId }: { visitId: Visit['visitId'] }) {
  const words = useWords(dutyWords)
  const [why, setWhy] = useState('')
  const act = useAct('PATCH /v1/visits/{visitId}')
  return (
    <Confirm
      size="small"
      isDanger
      label={words.cancelVisit}
      title={words.cancelVisit}
      consequences={[words.cancelMeans]}
      isReady={why.trim().length > 1}
      onConfirm={() => act.mutateAsync({ params: { visitId }, body: { cancel: why.trim() } })}
    >
      <Input
        aria-label={words.why}
        placeholder={words.why}
        value={why}
        maxLength={200}
        onChange={({ target }) => setWhy(target.value)}
      />
    </Confirm>
  )
}
