import { Button, Space } from 'antd'
import { Link } from 'react-router'
import { ActWithReason } from '../../parts/act-with-reason.tsx'
import { addresses } from '../../parts/addresses.ts'
import { ApprovePlan } from '../../parts/approve-plan.tsx'
import { Yuan } from '../../parts/yuan.tsx'
import { useAct } from '../../service/use-act.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { AddLate } from './add-late.tsx'
import type { BatchSheet } from './batch-sheet.ts'
import { batchesWords } from './batches-words.ts'
import { Replan } from './replan.tsx'

/** Steps in which a further round may still come. */
const takesPeople = new Set<BatchSheet['progress']['step']>(['confirming headcount', 'matching', 'waiting for answers'])

/** What the province decides of a batch; before each what follows from it. */
export function BatchActs({ batch }: { batch: BatchSheet }) {
  const words = useWords(batchesWords)
  const { colleague } = useSession()
  const reject = useAct('POST /v1/transfer-batches/{batchId}/approval')
  const cancel = useAct('POST /v1/transfer-batches/{batchId}/cancel')
  const params = { batchId: batch.batchId }
  const { counts, progress, state } = batch
  const { trips, offers, headcount } = counts
  const isProvince = colleague.role === 'province'
  const isAsked = isProvince && state === 'running' && progress.step === 'waiting for approval'
  const takes = !batch.returns && state === 'running' && takesPeople.has(progress.step)
  const mayAdd = (isProvince || colleague.role === 'county') && takes
  const mayCancel = isProvince && (state === 'running' || state === 'releasing') && !counts.journey?.boarded
  const ends = [
    words.endsWith(offers?.accepted ?? 0),
    words.endsPlaces(headcount?.places ?? 0),
    words.endsTrips(trips?.planned ?? 0),
    words.noWayBack,
  ]
  return (
    <Space wrap>
      {trips && (
        <Link to={addresses.plan(batch.batchId)}>
          <Button>{words.plan}</Button>
        </Link>
      )}
      {mayAdd && <AddLate batch={batch} />}
      {isAsked && (
        <>
          <ApprovePlan
            batchId={batch.batchId}
            plan={batch.plan}
            trips={trips?.planned ?? 0}
            passengers={trips?.passengers ?? 0}
            cost={<Yuan yuan={trips?.costYuan} />}
          />
          <Replan batch={batch} />
          <ActWithReason
            name={words.reject}
            isDanger
            consequences={ends}
            act={(why) => reject.mutateAsync({ params, body: { decision: 'reject', why, plan: batch.plan } })}
          />
        </>
      )}
      {mayCancel && !isAsked && (
        <ActWithReason
          name={state === 'releasing' ? words.cancelAgain : words.cancelBatch}
          isDanger
          consequences={ends}
          act={(why) => cancel.mutateAsync({ params, body: { why } })}
        />
      )}
    </Space>
  )
}
