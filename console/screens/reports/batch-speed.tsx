import { Skeleton } from 'antd'
import { Refusal } from '../../parts/refusal.tsx'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import type { BatchAnswer } from './batch-answer.ts'
import { BatchChoice } from './batch-choice.tsx'
import { PeopleByStage } from './people-by-stage.tsx'
import { ReportActs } from './report-acts.tsx'
import { reportsWords } from './reports-words.ts'
import { SeatFill } from './seat-fill.tsx'
import { TimesToFill } from './times-to-fill.tsx'

/** 进度与效率: how many people came how far, how full the vehicles are, and how long each job order took to fill. */
export function BatchSpeed() {
  return (
    <BatchChoice>
      {({ batchId }, choice) => (
        <>
          <div className="filters">
            {choice}
            <ReportActs />
          </div>
          <SpeedOf batchId={batchId} />
        </>
      )}
    </BatchChoice>
  )
}

function SpeedOf({ batchId }: { batchId: BatchAnswer['batchId'] }) {
  const words = useWords(reportsWords)
  const read = useAnswer('GET /v1/transfer-batches/{batchId}', { params: { batchId } }, { every: liveEvery.lists })
  const batch = read.data
  if (!batch) return read.error ? <Refusal error={read.error} /> : <Skeleton active />
  return (
    <>
      <Refusal error={read.error} />
      <h2>{words.funnel}</h2>
      <PeopleByStage batch={batch} />
      <h2>{words.seatFill}</h2>
      <SeatFill batch={batch} />
      <h2>{words.fillTime}</h2>
      <TimesToFill batchId={batchId} />
    </>
  )
}
