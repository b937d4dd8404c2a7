import type { JourneyCounts } from '../batches/journey-counts.ts'
import { journeyStates, type Milestone, type Placement } from '../matching/placement.ts'

/** How far these people came; each is counted under every milestone that they passed. */
export function countJourneys(placements: readonly Pick<Placement, 'journey'>[]): JourneyCounts {
  const passed = placements.flatMap(({ journey }) => journeyStates[journey.state].passed)
  const count = (milestone: Milestone) => passed.filter((one) => one === milestone).length
  return {
    boarded: count('boarded'),
    noShow: count('noShow'),
    withdrawn: count('withdrawn'),
    arrived: count('arrived'),
    handedOver: count('handedOver'),
  }
}
