import type { EscortEventsHeard, EscortList } from '../../domain/arrival/escort-list.ts'
import { derivedId, type TripId } from '../../domain/kernel/ids.ts'
import { type Instant, minus } from '../../domain/kernel/instant.ts'
import type { EscortLink } from '../../domain/transport/trips/escort-link.ts'
import { arrivesAt } from '../../domain/transport/trips/trip.ts'
import { type UnderWay, untilDeparture } from '../transport/travel/under-way.ts'

interface Made {
  readonly link: EscortLink
  readonly address: string
}

export const workerId = (number: number) => derivedId('WorkerId', number)

/** A colleague of the county makes a link; more than one to see what stands between them. */
export async function makeLink({ world, escort }: UnderWay, tripId: TripId, body: object = {}): Promise<Made> {
  const made = await world.call('POST', `/v1/trips/${tripId}/escort-links`, { token: await escort(), body })
  if (made.status !== 201) throw new Error(`no link was made: ${JSON.stringify(made.body)}`)
  return made.body as Made
}

/** An escort's phone, whose clock may be wrong, as it speaks to us. */
export function phoneBehind({ world, deps }: UnderWay, { address }: Made, phone: string, { fast = 0 } = {}) {
  const token = address.slice(address.indexOf('#') + 1)
  const ownTime = (moment: Instant) => new Date(Date.parse(moment) + fast * 60_000).toISOString() as Instant
  let taps = 0
  return {
    list: async () => {
      const { status, body } = await world.call('GET', '/v1/roll-call', { token })
      return { status, body: body as EscortList }
    },
    tap: (number: number, said: string, minutesAgo: number, more: object = {}) => {
      taps += 1
      const at = ownTime(minus(deps.clock.now(), { minutes: minutesAgo }))
      return { id: `${phone}-${taps}`, workerId: workerId(number), said, at, ahead: -fast * 60_000, ...more }
    },
    send: async (events: object[]) => {
      const body = { phone, sentAt: ownTime(deps.clock.now()), events }
      const answer = await world.call('POST', '/v1/roll-call/events', { token, body })
      return { status: answer.status, body: answer.body as EscortEventsHeard & { detail?: string; words?: object } }
    },
  }
}

/** At the door of the trip, some minutes before it leaves. */
export async function atDoor(world: UnderWay, tripId: TripId): Promise<void> {
  await untilDeparture(world, tripId, 0.5)
}

/** At the gate of the plant, as it was planned. */
export async function atGate(world: UnderWay, tripId: TripId): Promise<void> {
  const trip = await world.deps.trips.get(tripId)
  const rest = Date.parse(arrivesAt(trip!)) - Date.parse(world.deps.clock.now())
  await world.world.advance({ seconds: rest / 1000 })
}
