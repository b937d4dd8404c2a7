import type { ProposedReturns } from '../../domain/enterprises/enterprise-events.ts'
import type { UnfitPerson } from '../../domain/enterprises/unfit-returns.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { earliestProposed, judgeProposal } from '../../domain/returns/judge-proposal.ts'
import { returnSentences } from '../../domain/returns/return-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type ReturnBatch, returnBatchOf } from './return-batch-of.ts'

export type TakingProposals = Pick<Deps, 'batches' | 'enterprises' | 'placements' | 'returnProposals' | 'clock'>

/** People whose placements are looked for side by side. */
const atOnce = 25

/**
 * Takes whom an enterprise proposes, with their days, by whatever door: all of them or none. Said again nothing changes; said otherwise
 * before the time is over, the last word counts.
 */
export async function takeProposal(
  enterpriseId: EnterpriseId,
  { batchId, people, by }: ProposedReturns & { readonly by?: string },
  deps: TakingProposals,
): Promise<Refusal | undefined> {
  const batch = await returnBatchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  if (!batch.returns.enterprises.includes(enterpriseId)) return refuse('not-found', returnSentences('not-asked-firm'))
  const now = deps.clock.now()
  if (batch.state !== 'running' || now >= batch.returns.proposeUntil)
    return refuse('invalid-state', returnSentences('proposals-closed'))
  const placements = await placementsOf(people, deps)
  const wrong = judgeProposal(people, {
    enterpriseId,
    batch: { ...batch, earliest: earliestProposed(batch, now) },
    placements,
  })
  if (wrong.length > 0) {
    if (by === undefined) await noteForSpecialist(enterpriseId, batch, people.length, wrong, deps)
    return refuse(
      'invalid-request',
      returnSentences('proposal-unfit', { count: wrong.length }),
      wrong.map(({ error }) => error),
    )
  }
  const dayOf = new Map(people.map(({ placementId, day }) => [placementId, day]))
  await deps.returnProposals.keep(
    placements.flatMap(({ placementId, workerId }) => {
      const day = dayOf.get(placementId)
      return day
        ? [{ batchId, enterpriseId, placementId, workerId, day, proposedAt: now, ...(by !== undefined && { by }) }]
        : []
    }),
  )
  await deps.enterprises.settleUnfitReturns(enterpriseId, batchId, { as: 'corrected', by: by ?? 'enterprise', at: now })
  return undefined
}

/** A page or a telephone call says at once what is wrong; the answer to a server may be read by nobody. */
async function noteForSpecialist(
  enterpriseId: EnterpriseId,
  { batchId, returns: { direction, proposeUntil: until } }: ReturnBatch,
  proposed: number,
  unfit: readonly UnfitPerson[],
  { enterprises, clock }: Pick<Deps, 'enterprises' | 'clock'>,
): Promise<void> {
  const people = unfit.map(({ placementId, why }) => ({ placementId, why }))
  await enterprises.noteUnfitReturns(enterpriseId, { batchId, direction, since: clock.now(), until, proposed }, people)
}

/** As they stand in their own items; a journey home or back is no placement. */
async function placementsOf(people: ProposedReturns['people'], { placements }: Pick<Deps, 'placements'>) {
  const ids = [...new Set(people.map(({ placementId }) => placementId))]
  const found = []
  for (let first = 0; first < ids.length; first += atOnce)
    found.push(...(await Promise.all(ids.slice(first, first + atOnce).map((id) => placements.byId(id)))))
  const known = found.filter((one) => one !== null && !one.returns)
  return placements.getMany(known.filter((one) => one !== null))
}
