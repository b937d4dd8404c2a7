import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { allWaitingKinds } from '../kernel/waiting-kinds.ts'
import type { WarningRules } from '../kernel/warning-rules.ts'
import { Words } from '../kernel/words.ts'

const count = z.int().nonnegative()

/** A county of which hardly anybody answered the offers of the rounds so far. */
export const SilentCounty = z.object({ countyCode: z.string(), offers: count, answered: count, since: Instant })
export type SilentCounty = z.infer<typeof SilentCounty>

/** Vehicles hired whole of which the plan leaves more seats empty than it should; until the last of them has left. */
export const EmptySeats = z.object({ vehicles: count, seats: count, passengers: count, since: Instant, until: Instant })
export type EmptySeats = z.infer<typeof EmptySeats>

/** More people could take part than a batch takes; `candidates` of them were drawn. */
export const LeftOut = z.object({ people: count, candidates: count, since: Instant })

/** A warning as it is answered. */
export const BatchWarning = z.object({
  ...Words.shape,
  kind: z.enum(allWaitingKinds),
  since: Instant,
  until: Instant.nullable(),
  note: Words.optional(),
})
export type BatchWarning = z.infer<typeof BatchWarning>

/** What is kept with a batch to be warned of; the rest follows from its progress. */
export const BatchWarnings = z.object({
  silentCounties: z.array(SilentCounty).optional(),
  emptySeats: EmptySeats.optional(),
  leftOut: LeftOut.optional(),
})
export type BatchWarnings = z.infer<typeof BatchWarnings>

interface AskedPerson {
  readonly countyCode: string
  readonly isAnswered: boolean
}

/** The counties that stay silent; who was silent before keeps since when. */
export function silentCounties(
  asked: readonly AskedPerson[],
  { silentCounty }: Pick<WarningRules, 'silentCounty'>,
  at: Instant,
  before: readonly SilentCounty[] = [],
): SilentCounty[] {
  return [...Map.groupBy(asked, ({ countyCode }) => countyCode)].flatMap(([countyCode, people]) => {
    const [offers, answered] = [people.length, people.filter(({ isAnswered }) => isAnswered).length]
    if (offers < silentCounty.offers || answered >= offers * silentCounty.answered) return []
    return [{ countyCode, offers, answered, since: before.find((one) => one.countyCode === countyCode)?.since ?? at }]
  })
}

interface PlannedVehicle {
  readonly isHiredWhole: boolean
  readonly seats: number
  readonly passengers: number
  readonly departs: Instant
}

/** Vehicles that leave too many seats empty, in sum; undefined: none does. */
export function emptySeats(
  vehicles: readonly PlannedVehicle[],
  { underfilled: { seatsAbove, seatFill } }: Pick<WarningRules, 'underfilled'>,
  at: Instant,
  before?: EmptySeats,
): EmptySeats | undefined {
  const found = vehicles.filter(
    ({ isHiredWhole, seats, passengers, departs }) =>
      isHiredWhole && seats > seatsAbove && passengers < seats * seatFill && departs > at,
  )
  const until = found.map(({ departs }) => departs).reduce((one, other) => (one > other ? one : other), at)
  if (found.length === 0) return undefined
  const sum = (of: 'seats' | 'passengers') => found.reduce((total, one) => total + one[of], 0)
  return {
    vehicles: found.length,
    seats: sum('seats'),
    passengers: sum('passengers'),
    since: before?.since ?? at,
    until,
  }
}
