import { silentCounties } from '../../domain/batches/batch-warnings.ts'
import type { Candidate } from '../../domain/batches/candidate.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { warningRulesOn } from '../../domain/kernel/warning-rules.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import type { Deps } from '../wiring/deps.ts'

/** After a round: of which counties hardly anybody answered; where people do by now, nothing is warned of any more. */
export async function warnOfSilence(
  batchId: BatchId,
  candidates: readonly Pick<Candidate, 'workerId' | 'countyCode'>[],
  offers: readonly Pick<Offer, 'workerId' | 'state'>[],
  { batches, clock }: Pick<Deps, 'batches' | 'clock'>,
): Promise<void> {
  const countyOf = new Map(candidates.map(({ workerId, countyCode }) => [workerId, countyCode]))
  const asked = offers.flatMap(({ workerId, state }) => {
    const countyCode = countyOf.get(workerId)
    const isAnswered = state === 'accepted' || state === 'declined'
    return countyCode === undefined || state === 'withdrawn' ? [] : [{ countyCode, isAnswered }]
  })
  const at = clock.now()
  const rules = warningRulesOn(dateInShanghai(at))
  await batches.warn(batchId, ({ silentCounties: before, ...others }) => {
    const silent = silentCounties(asked, rules, at, before)
    return silent.length === 0 ? others : { ...others, silentCounties: silent.slice(0, mostListed) }
  })
}

/** As many stand on lists; where more counties are silent, it is not the counties. */
const mostListed = 20
