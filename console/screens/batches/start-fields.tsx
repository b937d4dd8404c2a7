import { Form, Input, InputNumber } from 'antd'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import type { Draft } from './start-draft.ts'
import { startWords } from './start-words.ts'

interface Props {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
}

export function CampaignFields({ draft, onChange }: Props) {
  const words = useWords(startWords)
  const isTurned = draft.from !== '' && draft.to !== '' && draft.to < draft.from
  return (
    <Form layout="vertical" style={{ maxWidth: 480 }}>
      <Form.Item label={words.campaignName} htmlFor="campaign" required>
        <Input
          id="campaign"
          maxLength={80}
          value={draft.campaign}
          placeholder={words.campaignExample}
          onChange={({ target }) => onChange({ campaign: target.value })}
        />
      </Form.Item>
      <Form.Item label={words.from} htmlFor="from" required extra={words.windowMeans}>
        <Input id="from" type="date" value={draft.from} onChange={({ target }) => onChange({ from: target.value })} />
      </Form.Item>
      <Form.Item
        label={words.to}
        htmlFor="to"
        required
        {...(isTurned && { validateStatus: 'error' as const, help: words.isTurned })}
      >
        <Input
          id="to"
          type="date"
          min={draft.from}
          value={draft.to}
          onChange={({ target }) => onChange({ to: target.value })}
        />
      </Form.Item>
    </Form>
  )
}

export function LimitFields({ draft, onChange }: Props) {
  const words = { ...useWords(sharedWords), ...useWords(startWords) }
  const budget = (id: 'budgetYuan' | 'smsBudgetYuan', label: string, extra: string) => (
    <Form.Item label={label} htmlFor={id} extra={extra}>
      <InputNumber
        id={id}
        min={1}
        precision={0}
        value={draft[id]}
        placeholder={words.noLimit}
        suffix={words.yuan}
        style={{ width: 200 }}
        onChange={(yuan) => onChange({ [id]: yuan })}
      />
    </Form.Item>
  )
  return (
    <Form layout="vertical" style={{ maxWidth: 480 }}>
      <Form.Item label={words.answerHours} htmlFor="answerHours" required extra={words.answerHoursMeans}>
        <InputNumber
          id="answerHours"
          min={1}
          max={168}
          precision={0}
          value={draft.answerHours}
          suffix={words.hoursUnit}
          style={{ width: 200 }}
          onChange={(answerHours) => onChange({ answerHours })}
        />
      </Form.Item>
      {budget('budgetYuan', words.budget, words.budgetMeans)}
      {budget('smsBudgetYuan', words.smsBudget, words.smsBudgetMeans)}
    </Form>
  )
}
