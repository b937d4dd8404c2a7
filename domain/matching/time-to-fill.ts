import * as z from 'zod'
import { confirmedPlaces, type HeadcountRequest } from '../enterprises/headcount.ts'
import { JobOrderId } from '../kernel/ids.ts'
import { epochOf, Instant } from '../kernel/instant.ts'
import { journeyStates, type Placement } from './placement.ts'

const count = z.int().nonnegative()

/** How long a job order of a batch took from the question for its headcount to the yes that took the last confirmed place. */
export const TimeToFill = z.object({
  jobOrderId: JobOrderId,
  /** When the enterprise was asked how many it takes. */
  askedAt: Instant,
  /** Confirmed by the enterprise so far. */
  places: count,
  /** Yeses that keep a place: who withdrew before travel, or did not come, left it free again. */
  filled: count,
  /** Null while places are free, and where none was confirmed. */
  filledAt: Instant.nullable(),
  /** From `askedAt` to `filledAt`. */
  hours: z.number().nullable(),
})
export type TimeToFill = z.infer<typeof TimeToFill>

export type Filling = Pick<Placement, 'jobOrderId' | 'acceptedAt'> & Pick<Placement['journey'], 'state'>

const millisecondsOfHour = 3_600_000

/** How many of so many places are taken, and since when the last of them is; by yeses that keep a place. */
export function timeToFill(
  places: number,
  yeses: readonly Pick<Filling, 'acceptedAt' | 'state'>[],
  since: Instant,
): Pick<TimeToFill, 'filled' | 'filledAt' | 'hours'> {
  const taken = yeses.filter(({ state }) => journeyStates[state].keepsPlace).map(({ acceptedAt }) => acceptedAt)
  const filledAt = places === 0 ? null : (taken.toSorted()[places - 1] ?? null)
  const hours = filledAt && (epochOf(filledAt) - epochOf(since)) / millisecondsOfHour
  return { filled: taken.length, filledAt, hours }
}

/** In the order of the questions. */
export function timesToFill(requests: readonly HeadcountRequest[], placements: readonly Filling[]): TimeToFill[] {
  const ofOrder = Map.groupBy(placements, ({ jobOrderId }) => jobOrderId)
  return requests.map((request) => {
    const { jobOrderId, askedAt } = request
    const places = confirmedPlaces(request)
    return { jobOrderId, askedAt, places, ...timeToFill(places, ofOrder.get(jobOrderId) ?? [], askedAt) }
  })
}
