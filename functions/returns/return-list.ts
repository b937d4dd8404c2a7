import type { BatchId, EnterpriseId, JobOrderId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { NotAsked } from '../../domain/returns/return-ask.ts'

/** Who is asked about a journey, and who was proposed and is not, as it was listed when the time to propose was over. */
export interface ReturnList {
  readonly asked: readonly {
    readonly workerId: WorkerId
    readonly chunk: number
    /** At the post. */
    readonly placementId: PlacementId
    readonly enterpriseId: EnterpriseId
    readonly jobOrderId: JobOrderId
    readonly day: CalendarDate
    /** Where the placement at the post lies. */
    readonly post: Pick<Placement, 'batchId' | 'chunk'>
  }[]
  readonly notAsked: readonly {
    readonly workerId: WorkerId
    readonly placementId: PlacementId
    readonly enterpriseId: EnterpriseId
    readonly why: NotAsked
  }[]
}

/** Who was listed and not asked after all, by why. */
export type NotAskedOfChunk = readonly { readonly workerId: WorkerId; readonly why: NotAsked }[]

export function returnKeys(batchId: BatchId) {
  return {
    list: `batches/${batchId}/returns.json`,
    /** Of those listed in a chunk, who was not asked after all. */
    notAsked: (chunk: number) => `batches/${batchId}/returns/not-asked-${chunk}.json`,
  }
}
