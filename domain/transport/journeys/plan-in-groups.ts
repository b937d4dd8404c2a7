import type { QuoteReply } from '../trips/carrier-contract.ts'
import type { TravelGroup } from './group-travellers.ts'
import { type PlannedRuns, planJourneys } from './plan-journeys.ts'
import { trainsWithoutGroup } from './without-late-trains.ts'

/** Plans in a row from which trains with too few riders were taken out; after them no scheduled train is used. */
const mostTries = 4

/**
 * As `planJourneys`, for people whose train seats are group tickets: a train that would carry fewer than a group is left out, and its
 * people are planned otherwise.
 */
export async function planInGroups(
  groups: readonly TravelGroup[],
  quotes: QuoteReply,
  options: Parameters<typeof planJourneys>[2],
): Promise<PlannedRuns> {
  let offered = quotes
  for (let tries = 1; ; tries += 1) {
    const planned = await planJourneys(groups, offered, options)
    const tooFew = trainsWithoutGroup(planned.runs.map((run) => ({ ...run, riders: run.boardings.length })))
    if (tooFew.size === 0) return planned
    const services = offered.services.filter(({ quoteId, mode }) =>
      tries < mostTries ? !tooFew.has(quoteId) : mode !== 'seat-block-rail',
    )
    offered = { ...offered, services }
  }
}
