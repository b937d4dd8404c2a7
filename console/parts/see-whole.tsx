import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { inBoth } from '../words/in-both.ts'
import { useWords } from '../words/language.tsx'
import { Refusal } from './refusal.tsx'

const wholeWords = inBoth(
  {
    show: '查看明文',
    hide: '收起明文',
    hint: '需要说明理由。谁、何时、为何查看都会记录，本人可以查阅。',
    why: '查看理由',
    example: '例如：本人来电核对信息',
  },
  {
    show: 'Show in full',
    hide: 'Hide again',
    hint: 'Say why. Who looked, when and why goes on record, and the person may read it.',
    why: 'Why you look',
    example: 'For example: they called to check their record',
  },
)

/** Kept while the page is open: the next person is mostly looked at for the same. */
let lastWhy = ''

interface Props {
  readonly isSeen: boolean
  /** Reads it once and shows it; what it throws is shown here. */
  readonly see: (why: string) => Promise<void>
  readonly hide: () => void
}

/** Shows details whole, once, on demand: each look goes on record with its reason, so nothing repeats it by itself. */
export function SeeWhole({ isSeen, see, hide }: Props) {
  const words = useWords(wholeWords)
  const [why, setWhy] = useState(lastWhy)
  const [isOpen, setOpen] = useState(false)
  const [error, setError] = useState<Error>()
  const [isReading, setReading] = useState(false)
  const look = async () => {
    const said = why.trim()
    if (said === '') return
    setReading(true)
    setError(undefined)
    try {
      await see(said)
      lastWhy = said
      setOpen(false)
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)))
    } finally {
      setReading(false)
    }
  }
  if (isSeen)
    return (
      <Button size="small" icon={<EyeInvisibleOutlined />} onClick={hide}>
        {words.hide}
      </Button>
    )
  if (!isOpen)
    return (
      <Button size="small" icon={<EyeOutlined />} onClick={() => setOpen(true)}>
        {words.show}
      </Button>
    )
  return (
    <div style={{ width: '100%' }}>
      <p className="quiet" style={{ margin: '4px 0' }}>
        {words.hint}
      </p>
      <Refusal error={error} />
      <Space.Compact block>
        <Input
          aria-label={words.why}
          placeholder={words.example}
          value={why}
          maxLength={200}
          onChange={(event) => setWhy(event.target.value)}
          onPressEnter={() => void look()}
        />
        <Button type="primary" loading={isReading} disabled={why.trim() === ''} onClick={() => void look()}>
          {words.show}
        </Button>
      </Space.Compact>
    </div>
  )
}
