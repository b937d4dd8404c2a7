import {
  type HeadcountResult,
  headcountResult,
  type ReleaseReason,
  releaseHeadcount,
} from '../../domain/enterprises/headcount.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type HeadcountKey, headcountAskedId } from './headcount-key.ts'

/** Closes the question and answers what became of it: an answer that came at the last moment counts. */
export async function closeQuestion(
  { batchId, jobOrderId, why: given }: HeadcountKey & { readonly why: ReleaseReason },
  { headcounts, enterprises, deliveries, clock }: Pick<Deps, 'headcounts' | 'enterprises' | 'deliveries' | 'clock'>,
): Promise<HeadcountResult | null> {
  const kept = await headcounts.get(batchId, jobOrderId)
  // An operator went on before the question could be opened.
  if (!kept) return { asked: 0, outcome: 'released', places: 0, why: given }
  // Silence of somebody who never heard the question is not theirs.
  const asked = given === 'no-answer' ? await deliveries.get(headcountAskedId({ batchId, jobOrderId })) : null
  const why = asked && asked.state !== 'delivered' ? 'unreachable' : given
  const release = releaseHeadcount(kept.request, { releasedAt: clock.now(), why })
  if (isRefusal(release)) return headcountResult(kept.request)
  if (!(await headcounts.move(kept.request, release)))
    throw new Error(`the question about ${jobOrderId} in ${batchId} changed meanwhile`)
  if (why === 'no-answer') await enterprises.leaveUnanswered(kept.enterpriseId, batchId, clock.now())
  return headcountResult(release)
}
