import { atShanghai, dateInShanghai, type Instant, plus, plusDays } from '../../kernel/instant.ts'
import { destinationByCode, originByCode } from '../../kernel/places/place-by-code.ts'
import { type OwnJourneyCode, ownJourney } from '../../matching/own-journey.ts'
import type { TravelGroup } from './group-travellers.ts'
import { runKey } from './planned-vehicle.ts'
import type { Run } from './run.ts'
import { nothingStands, type StandingJourneys } from './standing-journeys.ts'
import { travelAllowance } from './travel-allowance.ts'
import type { TravelTimes } from './travel-times.ts'

/** Long enough for any ordinary journey from Yunnan, or back there. */
export const longestJourneyHours = 48

/** The first morning in the group's times, as people set out by day. */
function morningOf({ earliestDeparture, latestDeparture }: TravelTimes): Instant {
  const today = dateInShanghai(earliestDeparture)
  const mornings = [atShanghai(today, '08:00'), atShanghai(plusDays(today, 1), '08:00')]
  return mornings.find((at) => at >= earliestDeparture && at <= latestDeparture) ?? earliestDeparture
}

/**
 * One party for each group whose people travel on their own: paid an allowance each, told why, met at the plant. A party that
 * stands keeps its reason.
 */
export function selfArrangedRuns(
  groups: readonly TravelGroup[],
  why: (groupId: string) => OwnJourneyCode,
  { vehicles, trips }: Pick<StandingJourneys, 'vehicles' | 'trips'> = nothingStands,
): Run[] {
  const known = new Map([...vehicles].map(([tripId, vehicle]) => [runKey(vehicle), tripId]))
  return groups
    .filter(({ travellers }) => travellers.length > 0)
    .map((group) => {
      const { groupId, countyCode, cityCode, latestArrival, travellers } = group
      const vehicle = { kind: 'self-arranged' as const, group: groupId }
      const departs = morningOf(group)
      const expected = plus(departs, { hours: longestJourneyHours })
      const arrives = expected < latestArrival ? expected : latestArrival
      const allowance = travelAllowance(countyCode, cityCode)
      const tripId = known.get(runKey(vehicle)) ?? null
      const before = trips.find((trip) => trip.tripId === tripId)?.ownJourney
      return {
        key: runKey(vehicle),
        tripId,
        vehicle,
        mode: 'self-arranged',
        service: null,
        stops: [
          { place: countyCode, name: originByCode(countyCode)?.name ?? countyCode, at: departs },
          { place: cityCode, name: destinationByCode(cityCode)?.name ?? cityCode, at: arrives },
        ],
        endsAtPlant: true,
        seats: travellers.length,
        drivers: 0,
        timetable: null,
        cost: { ...allowance, minorUnits: allowance.minorUnits * travellers.length },
        hire: null,
        ownJourney: before ?? ownJourney(why(groupId)),
        boardings: travellers.map((traveller) => ({ traveller, boardsAt: 0 })),
      }
    })
}
