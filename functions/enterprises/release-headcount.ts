import type * as z from 'zod'
import {
  type HeadcountResult,
  headcountResult,
  ReleaseReason,
  releaseHeadcount as released,
} from '../../domain/enterprises/headcount.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { HeadcountKey, headcountAskedId } from './headcount-key.ts'

const Release = HeadcountKey.extend({ why: ReleaseReason })

/** Closes the question and answers what became of it: an answer that came at the last moment counts. */
async function releaseHeadcount(
  { batchId, jobOrderId, why: given }: z.infer<typeof Release>,
  { headcounts, enterprises, deliveries, clock }: Pick<Deps, 'headcounts' | 'enterprises' | 'deliveries' | 'clock'>,
): Promise<HeadcountResult | null> {
  const kept = await headcounts.get(batchId, jobOrderId)
  // An operator went on before the question could be opened.
  if (!kept) return { asked: 0, outcome: 'released', places: 0, why: given }
  // Silence of somebody who never heard the question is not theirs.
  const asked = given === 'no-answer' ? await deliveries.get(headcountAskedId({ batchId, jobOrderId })) : null
  const why = asked && asked.state !== 'delivered' ? 'unreachable' : given
  const release = released(kept.request, { releasedAt: clock.now(), why })
  if (isRefusal(release)) return headcountResult(kept.request)
  if (!(await headcounts.move(kept.request, release)))
    throw new Error(`the question about ${jobOrderId} in ${batchId} changed meanwhile`)
  if (why === 'no-answer') await enterprises.leaveUnanswered(kept.enterpriseId, batchId, clock.now())
  return headcountResult(release)
}

export const handler = task(Release, releaseHeadcount)
