import { Form, Input } from 'antd'
import type { EventId, TripId } from '../../../domain/kernel/ids.ts'
import { useWords } from '../../words/language.tsx'
import { ActForm } from '../act-form.tsx'
import { tripWords } from './trip-words.ts'

/** What came of an alarm. */
export function SeeToAlarmForm({ tripId, alarmId }: { tripId: TripId; alarmId: EventId }) {
  const words = useWords(tripWords)
  return (
    <ActForm<'POST /v1/trips/{tripId}/alarms/{alarmId}', { note: string }>
      address="POST /v1/trips/{tripId}/alarms/{alarmId}"
      said={({ note }) => ({ params: { tripId, alarmId }, body: { note } })}
      submit={words.seenTo}
    >
      <Form.Item name="note" label={words.note} extra={words.noteHint} rules={[{ required: true }]}>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActForm>
  )
}
