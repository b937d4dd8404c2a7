import type { Offer } from './offer.ts'
import type { JourneyState } from './placement.ts'

/**
 * How far a candidate of a batch came; each includes the ones before it. Who said no and who did not answer are both
 * `offered`: nothing keeps a list of refusers.
 */
export type CandidateOutcome = 'no-offer' | 'offered' | 'accepted' | 'placed'

/** Whether a yes still stands. Who left the job later had been placed; retention is another report. */
const stands: Record<JourneyState['state'], boolean> = {
  accepted: true,
  seated: true,
  withdrawn: false,
  boarded: true,
  'no-show': false,
  arrived: true,
  'handed-over': true,
  diverted: true,
  left: true,
  released: false,
}

/**
 * `offers` are those of all rounds to this candidate. One that was withdrawn was no fair question: it counts as none.
 * `journey` is that of the candidate's placement, if there is one.
 */
export function candidateOutcome(
  offers: readonly Pick<Offer, 'state'>[],
  journey: JourneyState['state'] | undefined,
): CandidateOutcome {
  if (journey !== undefined) return stands[journey] ? 'placed' : 'accepted'
  return offers.some(({ state }) => state !== 'withdrawn') ? 'offered' : 'no-offer'
}
