import { Button, Form, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { batchesWords } from './batches-words.ts'

interface Props {
  /** What the button says. */
  readonly name: string
  readonly danger?: boolean
  readonly primary?: boolean
  /** What follows from it, with counts; read before it is done. */
  readonly consequences: readonly ReactNode[]
  /** false: a reason may be left out. */
  readonly needsReason?: boolean
  readonly isPending: boolean
  readonly error: Error | null
  readonly act: (reason: string, done: () => void) => void
}

/** A button that first says what will follow, and asks why. */
export function ActWithReason(props: Props) {
  const { name, danger, primary, consequences, needsReason = true, isPending, error, act } = props
  const words = { ...useWords(sharedWords), ...useWords(batchesWords) }
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const field = useId()
  const said = reason.trim()
  return (
    <>
      <Button danger={danger ?? false} type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {name}
      </Button>
      <Modal
        open={isOpen}
        title={name}
        okText={name}
        cancelText={words.back}
        okButtonProps={{ danger: danger ?? false, disabled: needsReason && said === '', loading: isPending }}
        onCancel={() => setOpen(false)}
        onOk={() => act(said, () => setOpen(false))}
      >
        <ul style={{ paddingLeft: 20 }}>
          {consequences.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences that stand in one order
            <li key={index}>{one}</li>
          ))}
        </ul>
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
        <Refusal error={error} />
      </Modal>
    </>
  )
}
