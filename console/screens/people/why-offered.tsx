import { Button } from 'antd'
import { useState } from 'react'
import type { BatchId, WorkerId } from '../../../domain/kernel/ids.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useAnswer } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { peopleWords } from './people-words.ts'

/** Why a round matched the person with a job, read when somebody asks. */
export function WhyOffered({ batchId, workerId, round }: { batchId: BatchId; workerId: WorkerId; round: number }) {
  const words = useWords(peopleWords)
  const say = useSay()
  const [isAsked, setAsked] = useState(false)
  const read = useAnswer(
    'GET /v1/transfer-batches/{batchId}/workers/{workerId}/explanation',
    { params: { batchId, workerId } },
    { isReady: isAsked },
  )
  const found = read.data?.workerId === workerId ? read.data.rounds.find((one) => one.round === round) : undefined
  if (!isAsked)
    return (
      <Button type="link" size="small" onClick={() => setAsked(true)}>
        {words.why}
      </Button>
    )
  return (
    <div>
      <Refusal error={read.error} />
      {found && say(found.words)}
    </div>
  )
}
