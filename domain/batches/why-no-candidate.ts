import { isCandidate } from '../surveys/is-candidate.ts'
import { mayBeContacted } from '../surveys/may-be-contacted.ts'
import { mayTakePart } from '../surveys/may-take-part.ts'
import { isEngaged, type Worker } from '../surveys/worker.ts'
import type { NoCandidateCode } from './no-candidate.ts'
import type { TransferBatch } from './transfer-batch.ts'

/** The one rule on who takes part, for those who are frozen and those who come later: null where nothing stands against it. */
export function whyNoCandidate(
  worker: Worker,
  { counties, travelWindow }: Pick<TransferBatch, 'counties' | 'travelWindow'>,
): NoCandidateCode | null {
  if (worker.erasedAt !== undefined) return 'unknown'
  if (!counties.includes(worker.countyCode)) return 'other-county'
  if (mayTakePart(worker, travelWindow.to)) return null
  if (!mayBeContacted(worker)) return 'not-contacted'
  if (isEngaged(worker)) return 'engaged'
  return isCandidate(worker) ? 'leaves-later' : 'to-clarify'
}
