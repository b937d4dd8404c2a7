import { CopyOutlined } from '@ant-design/icons'
import { Alert, App, Button, Input, Space } from 'antd'
import { useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'

/** Something that the service says once and keeps nowhere: a link's address, a secret. */
export function ShownOnce({ label, note, value }: { label: string; note: string; value: string }) {
  const words = useWords(sharedWords)
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    message.success(words.copied)
  }
  return (
    <Alert
      type="warning"
      showIcon
      style={{ margin: '8px 0' }}
      title={note}
      description={
        <Space.Compact block>
          <Input aria-label={label} readOnly value={value} onFocus={({ target }) => target.select()} />
          <Button icon={<CopyOutlined />} onClick={() => void copy()}>
            {words.copy}
          </Button>
        </Space.Compact>
      }
    />
  )
}
