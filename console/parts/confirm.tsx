import { ExclamationCircleFilled } from '@ant-design/icons'
import { Button, type ButtonProps, Modal, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'
import { Refusal } from './refusal.tsx'

interface Props {
  /** What the button says, and the one that confirms. */
  readonly label: string
  readonly title: string
  /** What comes of it, with counts, a line each. */
  readonly consequences: readonly ReactNode[]
  readonly isDanger?: boolean
  readonly isDisabled?: boolean
  readonly size?: ButtonProps['size']
  readonly type?: ButtonProps['type']
  /** false: what has to be said before is not said yet. */
  readonly isReady?: boolean
  /** What is to be said before: a reason, a choice. */
  readonly children?: ReactNode
  /** Does it; what it throws is shown, and the question stays open. */
  readonly onConfirm: () => Promise<unknown>
}

/** A button for what cannot be undone: it says first what comes of it. */
export function Confirm(props: Props) {
  const { label, title, consequences, isDanger = false, isDisabled = false, isReady = true } = props
  const { size, type, children, onConfirm } = props
  const words = useWords(sharedWords)
  const [isOpen, setOpen] = useState(false)
  const [isDoing, setDoing] = useState(false)
  const [error, setError] = useState<Error>()
  const close = () => {
    setOpen(false)
    setError(undefined)
  }
  const confirm = async () => {
    setDoing(true)
    setError(undefined)
    try {
      await onConfirm()
      close()
    } catch (refused) {
      setError(refused instanceof Error ? refused : new Error(String(refused)))
    } finally {
      setDoing(false)
    }
  }
  return (
    <>
      <Button
        danger={isDanger}
        disabled={isDisabled}
        onClick={() => setOpen(true)}
        {...(size && { size })}
        {...(type && { type })}
      >
        {label}
      </Button>
      <Modal
        open={isOpen}
        title={
          <>
            <ExclamationCircleFilled style={{ color: isDanger ? '#a61d24' : '#8a3b00' }} aria-hidden /> {title}
          </>
        }
        okText={label}
        okButtonProps={{ danger: isDanger, loading: isDoing, disabled: !isReady }}
        cancelText={words.cancel}
        onOk={() => void confirm()}
        onCancel={close}
        destroyOnHidden
      >
        <Space orientation="vertical" style={{ width: '100%' }}>
          <ul style={{ paddingInlineStart: 20, margin: 0 }}>
            {consequences.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one question do not move
              <li key={index}>{one}</li>
            ))}
          </ul>
          {children}
          <Refusal error={error} />
        </Space>
      </Modal>
    </>
  )
}
