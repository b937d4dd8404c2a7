import type { Offer } from './offer.ts'
import { type JourneyState, journeyStates } from './placement.ts'

/**
 * How far a candidate of a batch came; each includes the ones before it. Declined and unanswered are both
 * `offered`: nothing keeps a list of refusers.
 */
export type CandidateOutcome = 'no-offer' | 'offered' | 'accepted' | 'placed'

/** A yes stands while it engages the worker. Workers who left the job later had been placed; retention is another report. */
function stands(state: JourneyState['state']): boolean {
  const { engages, passed } = journeyStates[state]
  return engages || passed.includes('handedOver')
}

/**
 * `offers` are those of all rounds to this candidate. One that was withdrawn does not count: it was not a fair question.
 * `journey` is that of the candidate's placement, if there is one.
 */
export function candidateOutcome(
  offers: readonly Pick<Offer, 'state'>[],
  journey: JourneyState['state'] | undefined,
): CandidateOutcome {
  if (journey !== undefined) return stands(journey) ? 'placed' : 'accepted'
  return offers.some(({ state }) => state !== 'withdrawn') ? 'offered' : 'no-offer'
}
