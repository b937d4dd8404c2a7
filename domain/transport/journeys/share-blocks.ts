import type { Traveller } from '../trips/traveller.ts'
import type { Trip } from '../trips/trip.ts'
import { isFixed } from './standing-journeys.ts'

/** Seats on one run of a scheduled service, bought or to be bought together. */
export interface SeatBlock {
  /** The trip that it is already. */
  readonly trip: Trip | undefined
  readonly people: readonly Traveller[]
}

/**
 * The blocks for parties that ride one service, a party from each coach. People with a seat in a block stay there. Others
 * join a block of their coach: any number before it is booked, as many as it has free seats afterwards. Those who are left
 * take a booked block that nobody uses any more, or else a new one.
 */
export function shareBlocks(parties: readonly (readonly Traveller[])[], standing: readonly SeatBlock[]): SeatBlock[] {
  const unused = new Set(standing)
  return parties.flatMap((party) => {
    const riding = new Set(party)
    const own = [...unused].filter(({ people }) => people.some((one) => riding.has(one)))
    const blocks = own.map((block) => ({ trip: block.trip, people: block.people.filter((one) => riding.has(one)) }))
    for (const block of own) unused.delete(block)
    const seated = new Set(blocks.flatMap(({ people }) => people))
    let waiting = party.filter((one) => !seated.has(one))
    for (const block of blocks) {
      const free = freeSeats(block)
      block.people.push(...waiting.slice(0, free))
      waiting = waiting.slice(free)
    }
    if (waiting.length === 0) return blocks
    const spare = [...unused].find(
      ({ trip, people }) => trip && isFixed(trip) && people.length === 0 && trip.seats >= waiting.length,
    )
    if (spare) unused.delete(spare)
    return [...blocks, { trip: spare?.trip, people: waiting }]
  })
}

function freeSeats({ trip, people }: SeatBlock): number {
  if (!trip) return 0
  return isFixed(trip) ? Math.max(0, trip.seats - people.length) : Number.POSITIVE_INFINITY
}
