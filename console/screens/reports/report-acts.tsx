import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useWords } from '../../words/language.tsx'
import { reportsWords } from './reports-words.ts'

/** A report as a workbook or another file, where the service writes one, and on paper. */
export function ReportActs({ save, saveAs }: { save?: () => Promise<void>; saveAs?: string }) {
  const words = useWords(reportsWords)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<Error>()
  const saveNow = async () => {
    setSaving(true)
    setFailure(undefined)
    try {
      await save?.()
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)))
    } finally {
      setSaving(false)
    }
  }
  return (
    <>
      {save && (
        <Button icon={<DownloadOutlined />} loading={isSaving} onClick={() => void saveNow()}>
          {saveAs ?? words.xlsx}
        </Button>
      )}
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {words.print}
      </Button>
      <Refusal error={failure} />
    </>
  )
}
