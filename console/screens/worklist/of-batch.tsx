import { Button, Descriptions, Space } from 'antd'
import { Link } from 'react-router'
import type { BatchId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** A batch that something is warned of; it is seen to where its plan is, or where its people are called. */
export function OfBatch({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const batchId = item.subject['batchId'] as BatchId
  const batch = useAnswer('GET /v1/transfer-batches/{batchId}', { params: { batchId } })
  if (!batch.data) return <Refusal error={batch.error} />
  const { campaign, progress } = batch.data
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'campaign', label: words.campaign, children: campaign },
          { key: 'step', label: words.state, children: <StateTag of="step" state={progress.step} /> },
        ]}
      />
      <Space wrap>
        <Link to={addresses.batch(batchId)}>
          <Button>{words.openBatch}</Button>
        </Link>
        {item.kind === 'vehicles-underfilled' && (
          <Link to={addresses.plan(batchId)}>
            <Button>{words.openPlan}</Button>
          </Link>
        )}
      </Space>
    </Space>
  )
}
