import { dateInShanghai } from '../../../domain/kernel/instant.ts'
import type { TravelGroup } from '../../../domain/transport/journeys/group-travellers.ts'
import { hubsNear } from '../../../domain/transport/journeys/hubs-near.ts'
import { defaultTransportRules } from '../../../domain/transport/journeys/transport-rules.ts'
import type { QuoteReply } from '../../../domain/transport/trips/carrier-contract.ts'
import type { Deps } from '../../wiring/deps.ts'

/** After this many tries the batch is planned without carriers rather than held up: the province sees the cost and decides. */
const tries = 3

/** What carriers offer these groups; nothing when they cannot be reached. */
export async function askForQuotes(
  key: string,
  groups: readonly TravelGroup[],
  { carriers, logger }: Pick<Deps, 'carriers' | 'logger'>,
  /** Where people of a group may alight besides. */
  near: (code: string) => readonly string[] = () => [],
): Promise<QuoteReply> {
  const [first] = groups.map((group) => group.earliestDeparture).sort()
  const last = groups
    .map((group) => group.latestArrival)
    .sort()
    .at(-1)
  if (!first || !last) return { services: [], coaches: [] }
  const request = {
    hubs: hubsNear(new Set(groups.map((group) => group.countyCode)), defaultTransportRules),
    cities: [...new Set(groups.flatMap((group) => [group.cityCode, ...near(group.cityCode)]))].sort(),
    from: dateInShanghai(first),
    to: dateInShanghai(last),
    passengers: groups.reduce((sum, group) => sum + group.travellers.length, 0),
  }
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    try {
      return await carriers.quote(key, request)
    } catch (error) {
      logger.warn('carriers did not quote', { key, attempt, error: error as Error })
    }
  }
  return { services: [], coaches: [] }
}
