import { Button, Space } from 'antd'
import { Link } from 'react-router'
import type { BatchId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { OneStall } from '../../parts/one-stall.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** A step that failed for hours: tried again, or left out, with a reason. */
export function OfStall({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const say = useSay()
  const batchId = item.subject['batchId'] as BatchId
  const stalls = useAnswer('GET /v1/transfer-batches/{batchId}/stalls', {
    params: { batchId },
    query: { standing: 'open', limit: 200 },
  })
  const stall = stalls.data?.items.find(({ stallId }) => stallId === item.subject['stallId'])
  if (!stall) return stalls.data ? <p>{words.settled}</p> : <Refusal error={stalls.error} />
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <strong>{say(stall.step)}</strong>
      <OneStall stall={stall} />
      <Link to={addresses.batch(batchId)}>
        <Button>{words.openBatch}</Button>
      </Link>
    </Space>
  )
}
