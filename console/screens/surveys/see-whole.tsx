import { EyeOutlined } from '@ant-design/icons'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import type { RowAddress } from '../../../domain/surveys/row-address.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { type Answer, call } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { surveysWords } from './surveys-words.ts'

type Row = Answer<'GET /v1/surveys/{surveyId}/rows/{sheet}/{row}'>

/** Kept while the page is open: the next row is mostly looked at for the same. */
let lastWhy = ''

/** Opens a row whole, once, on demand: each look goes on record with its reason, so nothing repeats it by itself. */
export function SeeWhole({ at, onSeen }: { at: RowAddress; onSeen: (row: Row) => void }) {
  const words = useWords(surveysWords)
  const [why, setWhy] = useState(lastWhy)
  const [isOpen, setOpen] = useState(false)
  const [error, setError] = useState<Error>()
  const [isReading, setReading] = useState(false)
  const see = async () => {
    setReading(true)
    try {
      const query = { details: 'full', why: why.trim() } as const
      const row = await call('GET /v1/surveys/{surveyId}/rows/{sheet}/{row}', { params: at, query })
      lastWhy = why.trim()
      onSeen(row)
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)))
    } finally {
      setReading(false)
    }
  }
  if (!isOpen)
    return (
      <Button size="small" icon={<EyeOutlined />} onClick={() => setOpen(true)} style={{ marginTop: 8 }}>
        {words.whole}
      </Button>
    )
  return (
    <div style={{ marginTop: 8 }}>
      <p className="quiet">{words.wholeHint}</p>
      <Refusal error={error} />
      <Space.Compact block>
        <Input
          aria-label={words.wholeWhy}
          placeholder={words.wholeWhyExample}
          value={why}
          maxLength={200}
          onChange={(event) => setWhy(event.target.value)}
          onPressEnter={() => void see()}
        />
        <Button type="primary" loading={isReading} disabled={why.trim() === ''} onClick={() => void see()}>
          {words.whole}
        </Button>
      </Space.Compact>
    </div>
  )
}
