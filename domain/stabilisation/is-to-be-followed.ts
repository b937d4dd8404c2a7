import { dateInShanghai, type Instant, plus, type Span } from '../kernel/instant.ts'
import { isAtWork, type JourneyState } from '../matching/placement.ts'

/** A trip waits for receipts as long as this after its arrival; then it is settled without them. */
const receiptTime: Span = { days: 2 }

/**
 * Whether somebody is followed up from now on: a plant has taken them over, `before`, if told, the day of that instant; or they have
 * arrived and no receipt has come. Then nobody knows whether they work, which is a reason to ask, none to forget them.
 */
export function isToBeFollowed(journey: JourneyState, before: Instant | undefined): boolean {
  if (isAtWork(journey)) return before === undefined || dateInShanghai(journey.at) < dateInShanghai(before)
  return journey.state === 'arrived' && (before === undefined || plus(journey.at, receiptTime) <= before)
}
