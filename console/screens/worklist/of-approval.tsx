import { Button, Descriptions, Space } from 'antd'
import { Link } from 'react-router'
import type { BatchId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** A plan that waits for the province's word, which is given where the plan is seen. */
export function OfApproval({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const batchId = item.subject['batchId'] as BatchId
  const batch = useAnswer('GET /v1/transfer-batches/{batchId}', { params: { batchId } })
  if (!batch.data) return <Refusal error={batch.error} />
  const { campaign, counts, budget } = batch.data
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'campaign', label: words.campaign, children: campaign },
          ...(counts.trips
            ? [
                {
                  key: 'people',
                  label: words.plan,
                  children: words.planned(counts.trips.planned, counts.trips.passengers),
                },
                { key: 'fill', label: words.seatFill, children: `${Math.round(counts.trips.seatFill * 100)}%` },
                { key: 'cost', label: words.cost, children: <Yuan yuan={counts.trips.costYuan} /> },
              ]
            : []),
          ...(budget ? [{ key: 'budget', label: words.budget, children: <Yuan of={budget} /> }] : []),
        ]}
      />
      <Link to={addresses.plan(batchId)}>
        <Button type="primary">{words.approve}</Button>
      </Link>
    </Space>
  )
}
