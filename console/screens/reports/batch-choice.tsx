import { Empty, Select } from 'antd'
import type { ReactNode } from 'react'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useAddress } from '../../parts/use-address.ts'
import type { ItemOf } from '../../service/call.ts'
import { useAnswer, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { reportsWords } from './reports-words.ts'

type Batch = Pick<ItemOf<'GET /v1/transfer-batches'>, 'batchId' | 'campaign' | 'createdAt'>

/**
 * The batch of a report, chosen among those that the reader looks after, the newest unless the address says another. A station
 * has no list of batches: it chooses among those of the day's report.
 */
export function BatchChoice({ children }: { children: (batch: Batch, choice: ReactNode) => ReactNode }) {
  const words = useWords(reportsWords)
  const { colleague } = useSession()
  const address = useAddress()
  const isStation = colleague.role === 'station'
  const list = useList('GET /v1/transfer-batches', { query: { limit: 200 } }, { isReady: !isStation })
  const today = useAnswer('GET /v1/reports/daily', {}, { isReady: isStation })
  const batches: readonly Batch[] = isStation ? (today.data?.batches ?? []) : list.items
  const wished = address.get('batch')
  const batch = batches.find(({ batchId }) => batchId === wished) ?? batches[0]
  const error = isStation ? today.error : list.error
  if (error) return <Refusal error={error} />
  if (isStation ? today.isLoading : list.isLoading) return null
  if (!batch)
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={isStation ? words.noBatchesToday : words.noBatches} />
    )
  const choice = (
    <Select
      aria-label={words.chooseBatch}
      style={{ minWidth: 280 }}
      value={batch.batchId as string}
      onChange={(batchId) => address.put({ batch: batchId })}
      showSearch={{ optionFilterProp: 'search' }}
      options={batches.map(({ batchId, campaign, createdAt }) => ({
        value: batchId as string,
        search: campaign,
        label: (
          <>
            {campaign} · <Moment at={createdAt} />
          </>
        ),
      }))}
    />
  )
  return (
    <>
      <p className="on-paper">
        {batch.campaign} · <Moment at={batch.createdAt} />
      </p>
      {children(batch, choice)}
    </>
  )
}
