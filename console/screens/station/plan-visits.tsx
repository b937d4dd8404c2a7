import { Alert, App, Button, Form, Input, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { dayAfter } from '../../service/beijing-day.ts'
import type { Answer, Said } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { dutyWords, notPlannedWords } from './duty-words.ts'
import type { Station } from './station-detail.tsx'

type Route = 'POST /v1/visit-plans'
type Typed = Pick<Said<Route>['body'], 'stationIds' | 'from' | 'to' | 'perDay'>
interface Props {
  readonly groups: readonly Station[]
  readonly today: CalendarDate
  readonly onDone: () => void
}

/** A plan is looked at first, and then kept as it was asked for. */
export function PlanVisits({ groups, today, onDone }: Props) {
  const words = { ...useWords(sharedWords), ...useWords(dutyWords) }
  const say = useSay()
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const [seen, setSeen] = useState<Answer<Route>>()
  const act = useAct('POST /v1/visit-plans')
  const plan = (typed: Typed, dryRun: boolean) =>
    act.mutate(
      { body: { ...typed, dryRun } },
      {
        onSuccess: (answer) => {
          if (dryRun) return setSeen(answer)
          message.success(words.kept(answer.visits.length))
          onDone()
        },
      },
    )
  const whys = Map.groupBy(seen?.left ?? [], ({ why }) => why)
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      initialValues={{
        stationIds: groups.filter(({ kind }) => kind === 'working-group').map(({ stationId }) => stationId),
        from: dayAfter(today, 1),
        to: dayAfter(today, 14),
        perDay: 3,
      }}
      onValuesChange={() => setSeen(undefined)}
      onFinish={(typed) => plan(typed, seen === undefined)}
      style={{ marginBottom: 16 }}
    >
      <p className="quiet">{words.planHint}</p>
      <Form.Item<Typed> name="stationIds" label={words.groups} rules={[{ required: true }]}>
        <Select mode="multiple" options={groups.map(({ stationId, name }) => ({ value: stationId, label: name }))} />
      </Form.Item>
      <Space wrap align="start">
        <Form.Item<Typed> name="from" label={words.from} rules={[{ required: true }]}>
          <Input type="date" style={{ width: 150 }} />
        </Form.Item>
        <Form.Item<Typed> name="to" label={words.to} rules={[{ required: true }]}>
          <Input type="date" style={{ width: 150 }} />
        </Form.Item>
        <Form.Item<Typed> name="perDay" label={words.perDay} rules={[{ required: true }]}>
          <InputNumber min={1} max={20} precision={0} />
        </Form.Item>
      </Space>
      {seen && (
        <Alert
          type="info"
          role="status"
          style={{ marginBottom: 12 }}
          title={words.keep(seen.visits.length)}
          description={
            <ul style={{ paddingInlineStart: 20, margin: 0 }}>
              {[...whys].map(([why, some]) => (
                <li key={why}>{words.left(some.length, say(notPlannedWords[why]))}</li>
              ))}
            </ul>
          }
        />
      )}
      <Refusal error={act.error} />
      <Space style={{ marginTop: 4 }}>
        <Button
          htmlType="submit"
          type={seen ? 'primary' : 'default'}
          disabled={seen?.visits.length === 0}
          loading={act.isPending}
        >
          {seen ? words.keep(seen.visits.length) : words.look}
        </Button>
        <Button onClick={onDone}>{words.cancel}</Button>
      </Space>
    </Form>
  )
}
