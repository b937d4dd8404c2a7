import { Form, Input, Radio } from 'antd'
import type { CaseId } from '../../domain/kernel/ids.ts'
import type { CaseOutcome as Outcome } from '../../domain/stabilisation/case-outcome.ts'
import { inBoth } from '../words/in-both.ts'
import { useSay, useWords } from '../words/language.tsx'
import { ActForm } from './act-form.tsx'
import { outcomeWords } from './outcome-words.ts'

const words = inBoth(
  { outcome: '处理结果', note: '处理情况', noteHint: '给下一位同事看，不要写个人信息', settle: '办结' },
  {
    outcome: 'Outcome',
    note: 'What was agreed',
    noteHint: 'For the next colleague; no personal details',
    settle: 'Settle the case',
  },
)

/** How a case was settled; the first outcome stands. */
export function CaseOutcome({ caseId, onDone }: { caseId: CaseId; onDone?: () => void }) {
  const { outcome, note, noteHint, settle } = useWords(words)
  const say = useSay()
  return (
    <ActForm<'POST /v1/cases/{caseId}/outcome', { outcome: Outcome; note: string }>
      address="POST /v1/cases/{caseId}/outcome"
      said={(typed) => ({ params: { caseId }, body: { outcome: typed.outcome, note: typed.note ?? '' } })}
      submit={settle}
      {...(onDone && { onDone })}
    >
      <Form.Item name="outcome" label={outcome} rules={[{ required: true }]}>
        <Radio.Group
          options={(Object.keys(outcomeWords) as Outcome[]).map((value) => ({
            value,
            label: say(outcomeWords[value]),
          }))}
        />
      </Form.Item>
      <Form.Item name="note" label={note} extra={noteHint}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActForm>
  )
}
