import { App, Button, Form, Input, Select, Space } from 'antd'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { dutyWords } from './duty-words.ts'
import type { Station } from './station-detail.tsx'

type Route = 'PATCH /v1/stations/{stationId}'
interface Typed {
  readonly of: 'duties' | 'absences'
  readonly subject: string
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** Duties and absent days are put in here one by one, and taken out again while they are not over. */
export function RosterForm({ station, today }: { station: Station; today: CalendarDate }) {
  const words = useWords(dutyWords)
  const { message } = App.useApp()
  const take = useAct('PATCH /v1/stations/{stationId}')
  const { stationId, people } = station
  const nameOf = (subject: string) => people.find((one) => one.subject === subject)?.name ?? subject
  const upcoming = (['duties', 'absences'] as const).flatMap((of) =>
    station[of].map((span, at) => ({ of, span, at })).filter(({ span }) => span.to >= today),
  )
  return (
    <div>
      <h4>{words.roster}</h4>
      <ActForm<Route, Typed>
        address="PATCH /v1/stations/{stationId}"
        initial={{ of: 'duties', from: today, to: today }}
        submit={words.put}
        onDone={() => void message.success(words.saved)}
        said={({ of, subject, from, to }) => ({
          params: { stationId },
          body: { [of]: [...station[of], { subject, from, to }] },
        })}
      >
        <Space wrap align="start">
          <Form.Item<Typed> name="of" label={words.of} required>
            <Select
              style={{ width: 110 }}
              options={[
                { value: 'duties', label: words.duties },
                { value: 'absences', label: words.absences },
              ]}
            />
          </Form.Item>
          <Form.Item<Typed> name="subject" label={words.person} rules={[{ required: true }]}>
            <Select
              style={{ width: 130 }}
              options={people.map(({ subject, name }) => ({ value: subject, label: name }))}
            />
          </Form.Item>
          <Form.Item<Typed> name="from" label={words.from} required>
            <Input type="date" style={{ width: 150 }} />
          </Form.Item>
          <Form.Item<Typed> name="to" label={words.to} required>
            <Input type="date" style={{ width: 150 }} />
          </Form.Item>
        </Space>
      </ActForm>
      <Refusal error={take.error} />
      {upcoming.length > 0 && (
        <>
          <h4>{words.upcoming}</h4>
          <ul style={{ paddingInlineStart: 20, margin: 0 }}>
            {upcoming.map(({ of, span, at }) => (
              <li key={`${of} ${span.subject} ${span.from}`}>
                {nameOf(span.subject)} {words[of]} {words.week(span.from, span.to)}{' '}
                <Button
                  size="small"
                  type="link"
                  aria-label={words.take(`${nameOf(span.subject)} ${words[of]} ${span.from}`)}
                  loading={take.isPending}
                  onClick={() =>
                    take.mutate({
                      params: { stationId },
                      body: { [of]: station[of].filter((_, other) => other !== at) },
                    })
                  }
                >
                  {words.leaveOut}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
