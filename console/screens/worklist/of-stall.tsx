import { Button, Descriptions, Input, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { BatchId, StallId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** A step that failed for hours: tried again, or left out, with a reason. */
export function OfStall({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const say = useSay()
  const [reason, setReason] = useState('')
  const batchId = item.subject['batchId'] as BatchId
  const stallId = item.subject['stallId'] as StallId
  const stalls = useAnswer('GET /v1/transfer-batches/{batchId}/stalls', {
    params: { batchId },
    query: { standing: 'open', limit: 200 },
  })
  const decide = useAct('POST /v1/transfer-batches/{batchId}/stalls/{stallId}')
  const stall = stalls.data?.items.find((one) => one.stallId === stallId)
  if (!stall) return stalls.data ? <p>{words.settled}</p> : <Refusal error={stalls.error} />
  const said = (decision: 'retry' | 'skip') => ({ params: { batchId, stallId }, body: { decision, reason } })
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'step', label: words.step, children: say(stall.step) },
          { key: 'cause', label: words.cause, children: stall.cause || stall.error },
          { key: 'tries', label: words.tries, children: stall.tries },
          ...(stall.skipTo ? [{ key: 'skipTo', label: words.skipTo, children: stall.skipTo }] : []),
        ]}
      />
      <Input
        aria-label={words.decisionReason}
        placeholder={`${words.decisionReason}（${words.reasonNeeded}）`}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.target.value)}
      />
      <Refusal error={decide.error} />
      <Space wrap>
        {stall.choices.includes('retry') && (
          <Button
            type="primary"
            disabled={reason.trim() === ''}
            loading={decide.isPending}
            onClick={() => decide.mutate(said('retry'))}
          >
            {words.retry}
          </Button>
        )}
        {stall.choices.includes('skip') && (
          <Confirm
            isDanger
            isDisabled={reason.trim() === ''}
            label={words.skip}
            title={words.skipTitle}
            consequences={[
              `${say(stall.step)}: ${words.skipped}`,
              ...(stall.skipTo ? [`${words.skipTo}: ${stall.skipTo}`] : []),
            ]}
            onConfirm={() => decide.mutateAsync(said('skip'))}
          />
        )}
        <Link to={addresses.batch(batchId)}>
          <Button>{words.openBatch}</Button>
        </Link>
      </Space>
    </Space>
  )
}
