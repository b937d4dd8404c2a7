import type { Candidate } from '../../domain/batches/candidate.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { adultFrom } from '../../domain/surveys/adult-from.ts'
import { batchKeys, type LateCandidates } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'

/** As a batch of a release before froze them. */
type KeptBefore = Omit<Candidate, 'adultFrom'> & { readonly birthDate: CalendarDate }

/** Nobody who is of age on the first day of all days is a minor later; who is not keeps the day on which they come of age. */
const longAgo = '0001-01-01' as CalendarDate

/** With how many additions before them they came: 0 of those who were frozen. */
export type CandidateSince = Candidate & { readonly since: number }

/** Whom a batch has frozen, and who was added to them up to the version that is given; each once. */
export async function readCandidates(
  batchId: BatchId,
  late: LateCandidates | null,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<CandidateSince[]> {
  const files = [batchKeys(batchId).candidates, ...(late?.additions ?? []).map(({ file }) => file)]
  const found = new Map<string, CandidateSince>()
  for (const [since, file] of files.entries())
    for (const kept of await bucket.readJson<(Candidate | KeptBefore)[]>(file))
      if (!found.has(kept.workerId)) found.set(kept.workerId, { ...asNow(kept), since })
  return [...found.values()]
}

function asNow(kept: Candidate | KeptBefore): Candidate {
  if (!('birthDate' in kept)) return kept
  const { birthDate, ...candidate } = kept
  return { ...candidate, adultFrom: adultFrom(birthDate, longAgo) }
}
