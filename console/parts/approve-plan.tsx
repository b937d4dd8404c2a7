import type { ReactNode } from 'react'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { useAct } from '../service/use-act.ts'
import { useWords } from '../words/language.tsx'
import { ActWithReason } from './act-with-reason.tsx'
import { approvePlanWords } from './approve-plan-words.ts'

interface Props {
  readonly batchId: BatchId
  /** The name of the plan that is on this screen: of another the service approves nothing. */
  readonly plan: string | null | undefined
  readonly trips: number
  readonly passengers: number
  readonly cost: ReactNode
}

/** The province's yes to the plan that is seen. */
export function ApprovePlan({ batchId, plan = null, trips, passengers, cost }: Props) {
  const words = useWords(approvePlanWords)
  const approve = useAct('POST /v1/transfer-batches/{batchId}/approval')
  return (
    <ActWithReason
      name={words.approve}
      isPrimary
      needsReason={false}
      consequences={[
        <>
          {words.approveTrips(trips, passengers)} {cost}
        </>,
        words.approveThen,
      ]}
      act={(why) =>
        approve.mutateAsync({ params: { batchId }, body: { decision: 'approve', why: why === '' ? null : why, plan } })
      }
    />
  )
}
