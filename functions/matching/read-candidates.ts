import type { Candidate } from '../../domain/batches/candidate.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { adultFrom } from '../../domain/surveys/adult-from.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'

/** As a batch of a release before froze them. */
type KeptBefore = Omit<Candidate, 'adultFrom'> & { readonly birthDate: CalendarDate }

/** Nobody who is of age on the first day of all days is a minor later; who is not keeps the day on which they come of age. */
const longAgo = '0001-01-01' as CalendarDate

/** Whom a batch has frozen. */
export async function readCandidates(batchId: BatchId, { bucket }: Pick<Deps, 'bucket'>): Promise<Candidate[]> {
  const kept = await bucket.readJson<(Candidate | KeptBefore)[]>(batchKeys(batchId).candidates)
  return kept.map((one) => {
    if (!('birthDate' in one)) return one
    const { birthDate, ...candidate } = one
    return { ...candidate, adultFrom: adultFrom(birthDate, longAgo) }
  })
}
