import { Form, Input, InputNumber, Radio } from 'antd'
import type { BatchId, JobOrderId } from '../../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { ActForm } from '../../parts/act-form.tsx'
import type { Said } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { SpokenWord } from './spoken-word.tsx'

type Route = 'POST /v1/transfer-batches/{batchId}/headcounts/{jobOrderId}/answer'
type Answer = Said<Route>['body']['answer']

interface Typed {
  readonly answer: {
    readonly answer: Answer['answer']
    readonly confirmed?: number
    readonly startDate?: CalendarDate
    readonly why?: string
  }
  readonly by: string
  readonly role?: string
  readonly reason: string
}

interface Props {
  readonly batchId: BatchId
  readonly jobOrderId: JobOrderId
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** How many an enterprise will take, as it said by telephone. */
export function AnswerHeadcount({ batchId, jobOrderId, onDone, onCancel }: Props) {
  const words = useWords(enterprisesWords)
  return (
    <ActForm<Route, Typed>
      address="POST /v1/transfer-batches/{batchId}/headcounts/{jobOrderId}/answer"
      initial={{ answer: { answer: 'full' } }}
      submit={words.record}
      onDone={onDone}
      onCancel={onCancel}
      // What is missing is refused by the service at its field.
      said={({ answer, ...word }) => ({ params: { batchId, jobOrderId }, body: { ...word, answer: answer as Answer } })}
    >
      <p>{words.recordTitle}</p>
      <Form.Item<Typed> name={['answer', 'answer']} label={words.answer} required>
        <Radio.Group
          options={[
            { value: 'full', label: words.full },
            { value: 'partial', label: words.partial },
            { value: 'other-date', label: words.otherDate },
            { value: 'declined', label: words.declined },
          ]}
        />
      </Form.Item>
      <Form.Item<Typed> noStyle dependencies={[['answer', 'answer']]}>
        {({ getFieldValue }) => {
          const answer = getFieldValue(['answer', 'answer']) as Answer['answer']
          return (
            <>
              {(answer === 'partial' || answer === 'other-date') && (
                <Form.Item<Typed> name={['answer', 'confirmed']} label={words.confirmed} required>
                  <InputNumber min={1} precision={0} />
                </Form.Item>
              )}
              {answer === 'other-date' && (
                <Form.Item<Typed> name={['answer', 'startDate']} label={words.startDate} required>
                  <Input type="date" style={{ width: 160 }} />
                </Form.Item>
              )}
              {answer === 'declined' && (
                <Form.Item<Typed> name={['answer', 'why']} label={words.why} required>
                  <Input maxLength={300} />
                </Form.Item>
              )}
            </>
          )
        }}
      </Form.Item>
      <SpokenWord />
    </ActForm>
  )
}
