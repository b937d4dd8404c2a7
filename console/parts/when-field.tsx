import { Form, Input } from 'antd'
import { inBeijing } from '../service/beijing.ts'
import { useAhead } from '../service/service-time.ts'
import { inBoth } from '../words/in-both.ts'
import { useWords } from '../words/language.tsx'

const whenWords = inBoth(
  { when: '时间（北京时间）', blank: '不填就是现在' },
  { when: 'When (Beijing time)', blank: 'Left blank: now' },
)

/** A moment of a report, in Beijing's time; blank where it happens now. */
export function WhenField({ name = 'at', label }: { name?: string; label?: string }) {
  const words = useWords(whenWords)
  return (
    <Form.Item name={name} label={label ?? words.when} extra={words.blank}>
      <Input type="datetime-local" max={inBeijing(Date.now() + useAhead())} style={{ maxWidth: 220 }} />
    </Form.Item>
  )
}
