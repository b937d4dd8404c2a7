import * as z from 'zod'
import { BatchId, ProposalId, type TripId } from '../../../domain/kernel/ids.ts'
import { refuse } from '../../../domain/kernel/refusal.ts'
import type { Planning } from '../../../domain/transport/journeys/planning.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { batchPlanned } from './batch-planned.ts'
import { type CarryOutDeps, carryOut } from './carry-out.ts'

const CarryOut = z.object({ batchId: BatchId, proposalId: ProposalId })

/** Writes an accepted proposal to the table and opens the approval again; answers what the first planning answers. */
async function carryOutProposal(
  { batchId, proposalId }: z.infer<typeof CarryOut>,
  deps: CarryOutDeps & Pick<Deps, 'batches'>,
) {
  const planning = await deps.bucket.readJson<Planning>(transportKeys(batchId).planning(proposalId))
  if (!(await carryOut(planning, deps))) return refuse('conflict', transportSentences('other-plan'))
  const trips = await deps.trips.getMany(Object.keys(planning.vehicles) as TripId[])
  const planned = await batchPlanned(planning, trips, deps)
  await deps.batches.askApprovalAgain(batchId)
  return planned
}

export const handler = task(CarryOut, carryOutProposal)
