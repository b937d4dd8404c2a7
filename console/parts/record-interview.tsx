import { App, Form, Input, Radio } from 'antd'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { Said } from '../service/call.ts'
import { useSay, useWords } from '../words/language.tsx'
import { ActForm } from './act-form.tsx'
import { interviewWayWords, interviewWords } from './interview-words.ts'

type Route = 'POST /v1/enterprises/{enterpriseId}/interviews'
type Body = Said<Route>['body']
type Way = NonNullable<Body['way']>

/** An interview that was held, and when the next one is. */
export function RecordInterview({ enterpriseId, today }: { enterpriseId: EnterpriseId; today: string }) {
  const words = useWords(interviewWords)
  const say = useSay()
  const { message } = App.useApp()
  return (
    <ActForm<Route, Body>
      address="POST /v1/enterprises/{enterpriseId}/interviews"
      initial={{ heldOn: today as CalendarDate, way: 'visit' }}
      submit={words.record}
      said={(body) => ({ params: { enterpriseId }, body })}
      onDone={() => void message.success(words.recorded)}
    >
      <Form.Item<Body> name="heldOn" label={words.heldOn} required>
        <Input type="date" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item<Body> name="way" label={words.way} required>
        <Radio.Group
          options={(Object.keys(interviewWayWords) as Way[]).map((value) => ({
            value,
            label: say(interviewWayWords[value]),
          }))}
        />
      </Form.Item>
      <Form.Item<Body> name="note" label={words.note} extra={words.noteHint}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item<Body> name="nextOn" label={words.nextOn}>
        <Input type="date" style={{ width: 160 }} />
      </Form.Item>
    </ActForm>
  )
}
