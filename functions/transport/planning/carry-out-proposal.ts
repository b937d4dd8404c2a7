import * as z from 'zod'
import { BatchId, ProposalId, type TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { batchOf } from '../../batches/batch-of.ts'
import { NotedStep, noteStep } from '../../batches/note-step.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { type BatchPlanned, batchPlanned } from './batch-planned.ts'
import { type CarryOutDeps, carryOut, currentPlanning } from './carry-out.ts'
import type { DrawDeps } from './draw-planning.ts'
import { drawProposed } from './draw-proposed.ts'
import { keptPlanning } from './kept-planning.ts'
import { noteApprovalAsked } from './note-approval-asked.ts'
import { proposalOf } from './proposal-of.ts'

type Needed = DrawDeps & CarryOutDeps & Pick<Deps, 'batches' | 'proposals'>

/** `note`: of the planning; then that its approval is asked for is noted, too. */
const CarryOut = z.object({ batchId: BatchId, proposalId: ProposalId, note: NotedStep.optional() })

/**
 * Writes the plan that was decided on to the table and opens the approval again; answers what the first planning answers. A rejected
 * plan's successor is made here first; where there can be none, the plan stands as it was, and `refused` says why.
 */
async function carryOutProposal(
  { batchId, proposalId, note }: z.infer<typeof CarryOut>,
  deps: Needed,
): Promise<(BatchPlanned & { refused?: string }) | Refusal> {
  if (note) await noteStep(batchId, note, deps)
  const made = await proposalOf({ batchId, proposalId }, deps)
  if (isRefusal(made)) return made
  const proposal = made.state === 'planning' ? await drawProposed(made, deps) : made
  // A batch that was ended meanwhile is being released: nothing comes to it any more.
  const batch = await batchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  if (batch.state !== 'running') return refuse('conflict', transportSentences('batch-over'))
  const isRefused = proposal.state === 'refused'
  const planning = isRefused ? await currentPlanning(batchId, deps) : await keptPlanning(batchId, proposalId, deps)
  if (!planning || !(isRefused || (await carryOut(planning, deps))))
    return refuse('conflict', transportSentences('other-plan'))
  const trips = await deps.trips.getMany(Object.keys(planning.vehicles) as TripId[])
  const planned = await batchPlanned(planning, trips, deps)
  await deps.batches.askApprovalAgain(batchId, proposalId)
  const answer = isRefused ? { ...planned, refused: proposal.why } : planned
  if (note) await noteApprovalAsked(batchId, answer, deps)
  return answer
}

export const handler = task(CarryOut, carryOutProposal)
