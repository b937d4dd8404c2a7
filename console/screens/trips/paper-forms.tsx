import { Button, Checkbox, Input, Space } from 'antd'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import type { Answer } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { tripsWords } from './trips-words.ts'

const files = ['manifest', 'roll-call', 'hand-over'] as const

/** The lists on paper, masked, or with whole names for a reason that stays on record. */
export function PaperForms({ trip: { tripId, endsAtPlant } }: { trip: Answer<'GET /v1/trips/{tripId}'> }) {
  const words = useWords(tripsWords)
  const { colleague } = useSession()
  const [isWhole, setWhole] = useState(false)
  const [why, setWhy] = useState('')
  const [error, setError] = useState<Error>()
  const names = { manifest: words.manifestFile, 'roll-call': words.rollCallFile, 'hand-over': words.handOverFile }
  const save = (file: (typeof files)[number]) => {
    setError(undefined)
    const query = isWhole ? { details: 'full' as const, why } : {}
    saveFile(
      `GET /v1/trips/{tripId}/${file}.xlsx`,
      { params: { tripId }, query },
      `${names[file]}-${tripId}.xlsx`,
    ).catch((refused: unknown) => setError(refused instanceof Error ? refused : new Error(String(refused))))
  }
  return (
    <section aria-label={words.files} style={{ marginBottom: 12 }}>
      <Space wrap>
        {files
          .filter((file) => file !== 'hand-over' || endsAtPlant)
          .map((file) => (
            <Button key={file} disabled={isWhole && why.trim() === ''} onClick={() => save(file)}>
              {names[file]}
            </Button>
          ))}
        {colleague.role !== 'auditor' && (
          <Checkbox checked={isWhole} onChange={(event) => setWhole(event.target.checked)}>
            {words.whole}
          </Checkbox>
        )}
        {isWhole && (
          <Input
            aria-label={words.why}
            placeholder={words.why}
            value={why}
            maxLength={200}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
      </Space>
      <div className="quiet">{words.masked}</div>
      <Refusal error={error} />
    </section>
  )
}
