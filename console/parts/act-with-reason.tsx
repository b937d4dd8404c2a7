import { Form, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'
import { Confirm } from './confirm.tsx'

interface Props {
  /** What the button says. */
  readonly name: string
  readonly isDanger?: boolean
  readonly isPrimary?: boolean
  /** What follows from it, with counts; read before it is done. */
  readonly consequences: readonly ReactNode[]
  /** false: a reason may be left out. */
  readonly needsReason?: boolean
  readonly act: (reason: string) => Promise<unknown>
}

/** A button that first says what will follow, and asks why. */
export function ActWithReason({ name, isDanger, isPrimary, consequences, needsReason = true, act }: Props) {
  const words = useWords(sharedWords)
  const [reason, setReason] = useState('')
  const field = useId()
  return (
    <Confirm
      label={name}
      title={name}
      consequences={consequences}
      isDanger={isDanger ?? false}
      {...(isPrimary && { type: 'primary' as const })}
      isReady={!needsReason || reason.trim() !== ''}
      onConfirm={() => act(reason.trim())}
    >
      <Form layout="vertical">
        <Form.Item label={needsReason ? words.reason : words.reasonIfAny} htmlFor={field} required={needsReason}>
          <Input.TextArea
            id={field}
            rows={2}
            maxLength={300}
            showCount
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
    </Confirm>
  )
}
