import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useWords } from '../../words/language.tsx'
import { reportsWords } from './reports-words.ts'

interface Saving {
  readonly save: () => Promise<void>
  /** What the button says; that it is for Excel unless told. */
  readonly as?: string
}

/** A report as a workbook or other files, where the service writes them, and on paper. */
export function ReportActs({ save, also }: { save?: () => Promise<void>; also?: Saving }) {
  const words = useWords(reportsWords)
  const [saving, setSaving] = useState<string>()
  const [failure, setFailure] = useState<Error>()
  const saveNow = async (as: string, one: Saving['save']) => {
    setSaving(as)
    setFailure(undefined)
    try {
      await one()
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)))
    } finally {
      setSaving(undefined)
    }
  }
  const savings: Saving[] = [...(save ? [{ save }] : []), ...(also ? [also] : [])]
  return (
    <>
      {savings.map(({ as = words.xlsx, save: one }) => (
        <Button key={as} icon={<DownloadOutlined />} loading={saving === as} onClick={() => void saveNow(as, one)}>
          {as}
        </Button>
      ))}
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {words.print}
      </Button>
      <Refusal error={failure} />
    </>
  )
}
