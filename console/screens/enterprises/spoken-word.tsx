import { Form, Input } from 'antd'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'

/** Fields of what was said by telephone: who spoke for the enterprise, and why a colleague writes it down. */
export function SpokenWord() {
  const words = useWords(enterprisesWords)
  return (
    <>
      <Form.Item name="by" label={words.by} required>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={words.role} required>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="reason" label={words.reason} required>
        <Input maxLength={300} placeholder={words.reasonExample} />
      </Form.Item>
    </>
  )
}
