import { Input, Radio } from 'antd'
import { useState } from 'react'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { call } from '../../service/call.ts'
import { saveBlob } from '../../service/save-blob.ts'
import { useWords } from '../../words/language.tsx'
import { peopleWords } from './people-words.ts'

/** All that is kept on somebody, as a file: masked, or in full for the person, which goes on record. */
export function ExportPerson({ workerId }: { workerId: WorkerId }) {
  const words = useWords(peopleWords)
  const [details, setDetails] = useState<'masked' | 'full'>('masked')
  const [why, setWhy] = useState('')
  const save = async () => {
    const query = details === 'full' ? { details, why: why.trim() } : { details }
    const kept = await call('GET /v1/workers/{workerId}/export', { params: { workerId }, query })
    saveBlob(new Blob([JSON.stringify(kept, null, 2)], { type: 'application/json' }), `${workerId}.json`)
  }
  return (
    <Confirm
      label={words.exportAll}
      title={words.exportTitle}
      consequences={[words.exportThen, ...(details === 'full' ? [words.exportRecord] : [])]}
      onConfirm={save}
    >
      <Radio.Group
        value={details}
        onChange={({ target }) => setDetails(target.value)}
        options={[
          { value: 'masked', label: words.exportMasked },
          { value: 'full', label: words.exportWhole },
        ]}
      />
      {details === 'full' && (
        <Input
          aria-label={words.whyWhole}
          placeholder={words.whyWhole}
          value={why}
          maxLength={200}
          onChange={({ target }) => setWhy(target.value)}
        />
      )}
    </Confirm>
  )
}
