import { Select } from 'antd'
import type { ReactNode } from 'react'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useAddress } from '../../parts/use-address.ts'
import type { ItemOf } from '../../service/call.ts'
import { useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { auditWords } from './audit-words.ts'

export type Batch = ItemOf<'GET /v1/transfer-batches'>

/** What is shown of one batch, the newest unless the address says another. */
export function OneBatch({ children }: { children: (batch: Batch) => ReactNode }) {
  const words = useWords(auditWords)
  const address = useAddress()
  const list = useList('GET /v1/transfer-batches', { query: { limit: 200 } })
  const wished = address.get('batch')
  const batch = list.items.find(({ batchId }) => batchId === wished) ?? list.items[0]
  if (list.error) return <Refusal error={list.error} />
  if (!batch) return <p className="quiet">{list.isLoading ? '' : words.noBatches}</p>
  return (
    <>
      <div className="filters">
        <Select
          aria-label={words.chooseBatch}
          style={{ minWidth: 280 }}
          value={batch.batchId as string}
          onChange={(batchId) => address.put({ batch: batchId })}
          options={list.items.map(({ batchId, campaign, createdAt }) => ({
            value: batchId as string,
            label: (
              <>
                {campaign} · <Moment at={createdAt} />
              </>
            ),
          }))}
        />
      </div>
      {children(batch)}
    </>
  )
}
