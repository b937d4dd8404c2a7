import { type Instant, instantOf } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { isBooked } from '../../domain/transport/trips/booking.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { TokenFor } from '../runtime/token-for.ts'
import type { PlantGate } from './plant-gate.ts'
import type { Season, SeasonEvents } from './season.ts'
import type { Simulation } from './simulation.ts'

const office: TokenFor = { role: 'province', subject: 'coordinator' }
const hour = 3_600_000
/** A firm with fewer people has nobody to turn away. */
const fewestAtFirm = 4

type Firm = SeasonEvents['firm'] & object
type Coach = SeasonEvents['coach'] & object

export interface SeasonNews {
  /** A firm that confirmed all its places wants fewer. */
  readonly onFirm: (firm: Firm) => void
}

/** What goes wrong between the approval and the first departure, each by the door by which it really comes. */
export function seasonEvents(simulation: Simulation, season: Season, gate: PlantGate, { onFirm }: SeasonNews) {
  const chance: Simulation['chance'] = (...about) => simulation.chance(...about)
  const least = <One>(some: readonly One[], about: string, id: (one: One) => string): One | undefined =>
    some.toSorted((one, other) => chance(about, id(one)) - chance(about, id(other)))[0]
  /** Exactly so many of them, the same for the same seed. */
  const share = <One>(some: readonly One[], portion: number, about: string, id: (one: One) => string): One[] =>
    some
      .toSorted((one, other) => chance(about, id(one)) - chance(about, id(other)))
      .slice(0, Math.round(some.length * portion))

  const begin = simulation.does<{ batchId: string; trips: readonly Trip[] }>(
    'let the season begin',
    async ({ batchId, trips }) => {
      const placements = await everyOne<Placement>(`/v1/placements?batchId=${batchId}`)
      const seated = placements.filter(({ journey }) => journey.state === 'seated')
      const firm = firmAmong(seated)
      const coach = coachAmong(trips)
      return () => {
        season.note({ ...(coach && { coach }), ...(firm && { firm }) })
        if (coach) lose.now(coach)
        if (firm) onFirm(firm)
      }
    },
  )

  const lose = simulation.does<Coach>('report a coach as lost', async ({ tripId, why }) => {
    await simulation.api.as(office, 'POST', `/v1/trips/${tripId}/lost`, { body: { why }, key: `lost ${tripId}` })
  })

  /** One that leaves in half a day at the earliest, so that its people can be told of another. */
  function coachAmong(trips: readonly Trip[]): Coach | undefined {
    const soonest = instantOf(simulation.clock.epochMilliseconds() + 12 * hour)
    const coaches = trips.filter(
      ({ mode, booking, stops, passengers, progress }) =>
        mode.endsWith('coach') &&
        isBooked(booking) &&
        passengers > 0 &&
        progress.state === 'planned' &&
        (stops[0]?.at as Instant) > soonest,
    )
    const lost = least(coaches, 'is lost', ({ tripId }) => tripId)
    if (!lost) return undefined
    const { tripId, stops, passengers: people } = lost
    return { tripId, why: 'vehicle-broken-down', from: stops[0]?.name ?? '', to: stops.at(-1)?.name ?? '', people }
  }

  /** Of those at whose gate an escort asks for a signature; it takes half of the people of one order. */
  function firmAmong(seated: readonly Placement[]): Firm | undefined {
    const orders = Map.groupBy(
      seated.filter(({ enterpriseId }) => !gate.countsForItself(enterpriseId)),
      ({ jobOrderId }) => jobOrderId,
    )
    const large = [...orders.values()].filter((group) => group.length >= fewestAtFirm)
    const group = least(large, 'goes back on its word', (some) => some[0]?.jobOrderId ?? '')
    const [first] = group ?? []
    if (!group || !first) return undefined
    const { enterpriseId, jobOrderId } = first
    const turnedAway = share(group, 0.5, 'is turned away', ({ placementId }) => placementId).map(
      ({ placementId }) => placementId,
    )
    const confirmed = group.length
    return {
      enterpriseId,
      jobOrderId,
      confirmed,
      wants: confirmed - turnedAway.length,
      expected: confirmed,
      turnedAway,
    }
  }

  async function everyOne<Item>(path: string): Promise<Item[]> {
    const found: Item[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query: string = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const { status, body } = await simulation.api.as(office, 'GET', `${path}${query}`)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
      const page = body as { items: Item[]; next: string | null }
      found.push(...page.items)
      cursor = page.next
    }
    return found
  }

  return {
    /** Once for a batch. */
    begin: (batchId: string, trips: readonly Trip[]) => begin.now({ batchId, trips }),
  }
}
