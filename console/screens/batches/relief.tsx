import { App, Button, Checkbox, Descriptions, Form, Input, Modal, Select, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { DisasterId } from '../../../domain/kernel/ids.ts'
import { disasterTerms, helpAnswerTerms } from '../../../domain/relief/disaster-terms.ts'
import { type HelpKindName, helpKinds } from '../../../domain/relief/help-kinds.ts'
import { isHelpFirst } from '../../../domain/relief/is-help-first.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { addresses } from '../../parts/addresses.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Count } from '../../parts/count.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { beijingDay } from '../../service/beijing-day.ts'
import type { Answer, ItemOf, Said } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAct } from '../../service/use-act.ts'
import { liveEvery, useAnswer, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { useListed } from '../../words/use-listed.ts'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { HelpTexts } from './help-texts.tsx'
import { reliefWords } from './relief-words.ts'

type Row = ItemOf<'GET /v1/disasters/{disasterId}/people'>
type HelpAnswer = NonNullable<Row['offer']>['answer']
const answers = Object.keys(helpAnswerTerms) as HelpAnswer[]

/** One disaster: how far the offering of help is, whom to call, and what each said. */
export function Relief() {
  const words = useWords(reliefWords)
  const say = useSay()
  const { colleague } = useSession()
  const today = beijingDay(Date.now() + useAhead())
  const disasterId = (useParams()['disasterId'] ?? '') as DisasterId
  const found = useAnswer('GET /v1/disasters/{disasterId}', { params: { disasterId } }, { every: liveEvery.lists })
  const disaster = found.data
  if (!disaster) return found.error ? <Refusal error={found.error} /> : <Skeleton active />
  const isOn = isHelpFirst(disaster, today)
  return (
    <>
      <div>
        <Link to="/batches/relief">← {words.relief}</Link>
      </div>
      <h1>
        <Place code={disaster.countyCode} /> · {say(disasterTerms[disaster.kind])}
      </h1>
      <Progress disaster={disaster} />
      <Space wrap>
        {(colleague.role === 'province' || colleague.role === 'county') && isOn && (
          <HelpTexts disasterId={disasterId} />
        )}
        {colleague.role === 'province' && isOn && <End disaster={disaster} />}
      </Space>
      <People disasterId={disasterId} mayRecord={isOn && colleague.role !== 'auditor'} />
    </>
  )
}

type Disaster = Answer<'GET /v1/disasters/{disasterId}'>

function Progress({ disaster }: { disaster: Disaster }) {
  const words = useWords(reliefWords)
  const listed = useListed()
  const say = useSay()
  const { progress, source, from, until, townships } = disaster
  const counts = [
    [words.people, progress.people],
    [words.away, progress.away],
    [words.toOffer, progress.toOffer],
    [words.notReached, progress.notReached],
    [words.noNeed, progress.noNeed],
    [words.needs, progress.needsHelp],
    [words.settled, progress.settled],
    [words.paused, progress.paused],
    ...(Object.entries(progress.needs) as [HelpKindName, number][]).map(
      ([kind, of]) => [say(helpKinds[kind]), of] as const,
    ),
  ] as const
  return (
    <>
      <Descriptions
        column={{ xs: 1, sm: 2 }}
        size="small"
        items={[
          { key: 'source', label: words.source, children: source },
          { key: 'days', label: words.helpedFirst, children: `${from} – ${until}` },
          ...(townships.length > 0 ? [{ key: 'townships', label: words.townships, children: listed(townships) }] : []),
          ...counts.map(([label, of]) => ({ key: label, label, children: <Count of={of} /> })),
        ]}
      />
      <p className="quiet">{words.hint}</p>
    </>
  )
}

function End({ disaster: { disasterId, progress } }: { disaster: Disaster }) {
  const words = useWords(reliefWords)
  const { message } = App.useApp()
  const end = useAct('POST /v1/disasters/{disasterId}/end', { onDone: () => void message.success(words.ended) })
  return (
    <Confirm
      label={words.end}
      title={words.end}
      consequences={[words.thenGoOn(progress.paused), words.thenStay(progress.needsHelp)]}
      onConfirm={() => end.mutateAsync({ params: { disasterId } })}
    />
  )
}

function People({ disasterId, mayRecord }: { disasterId: DisasterId; mayRecord: boolean }) {
  const words = useWords(reliefWords)
  const say = useSay()
  const [answer, setAnswer] = useState<HelpAnswer>()
  const [chosen, choose] = useState<Row>()
  const list = useList(
    'GET /v1/disasters/{disasterId}/people',
    { params: { disasterId }, query: answer === undefined ? {} : { answer } },
    { every: liveEvery.lists },
  )
  const options = answers.map((value) => ({ value, label: say(helpAnswerTerms[value]) }))
  return (
    <>
      <h2>{words.whom}</h2>
      <div className="filters">
        <Select
          aria-label={words.answer}
          style={{ minWidth: 180 }}
          value={answer ?? ''}
          onChange={(value: HelpAnswer | '') => setAnswer(value === '' ? undefined : value)}
          options={[{ value: '', label: words.everybodyLeft }, ...options]}
        />
      </div>
      <Rows
        label={words.whom}
        rows={list.items}
        rowKey={({ workerId }) => workerId}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.nobody}
        columns={[
          { title: words.name, shows: ({ workerId, name }) => <Link to={addresses.worker(workerId)}>{name}</Link> },
          { title: words.phone, shows: ({ phone }) => phone, width: 130 },
          { title: words.township, shows: ({ township }) => township, wideOnly: true },
          { title: words.isAway, shows: ({ isAway }) => (isAway ? words.isAway : ''), width: 80, wideOnly: true },
          {
            title: words.answer,
            shows: ({ offer }) =>
              offer &&
              [say(helpAnswerTerms[offer.answer]), ...offer.needs.map((one) => say(helpKinds[one]))].join(' · '),
          },
          {
            title: words.record,
            shows: (row) => mayRecord && <Button onClick={() => choose(row)}>{words.record}</Button>,
            width: 100,
          },
        ]}
      />
      <p className="quiet">{words.numberHint}</p>
      {chosen && <Record disasterId={disasterId} row={chosen} onClose={() => choose(undefined)} />}
    </>
  )
}

type Saying = Said<'POST /v1/disasters/{disasterId}/people/{workerId}'>['body']

function Record({ disasterId, row, onClose }: { disasterId: DisasterId; row: Row; onClose: () => void }) {
  const words = { ...useWords(sharedWords), ...useWords(reliefWords) }
  const say = useSay()
  const optionsOf = useOptionsOf()
  const { message } = App.useApp()
  const { workerId } = row
  const done = () => {
    void message.success(words.recorded)
    onClose()
  }
  return (
    <Modal open title={words.recordOf(row.name)} footer={null} onCancel={onClose} destroyOnHidden>
      <ActForm<'POST /v1/disasters/{disasterId}/people/{workerId}', Saying>
        address="POST /v1/disasters/{disasterId}/people/{workerId}"
        submit={words.record}
        onDone={done}
        onCancel={onClose}
        said={(typed) => ({ params: { disasterId, workerId }, body: typed })}
      >
        <Form.Item name="answer" label={words.answer} rules={[{ required: true }]}>
          <Select options={answers.map((value) => ({ value, label: say(helpAnswerTerms[value]) }))} />
        </Form.Item>
        <Form.Item name="needs" label={words.needsWhat}>
          <Select mode="multiple" options={optionsOf(helpKinds)} />
        </Form.Item>
        <Form.Item name="wantsWork" valuePropName="checked">
          <Checkbox>{words.wantsWork}</Checkbox>
        </Form.Item>
        <Form.Item name="note" label={words.note}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </ActForm>
      <Space>
        <Link to={addresses.worker(workerId)}>{words.openPerson}</Link>
      </Space>
    </Modal>
  )
}
