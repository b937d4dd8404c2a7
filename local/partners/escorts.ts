import { epochOf, type Instant, instantOf } from '../../domain/kernel/instant.ts'
import type { Passenger } from '../../domain/transport/passenger.ts'
import { arrivesAt, type Trip } from '../../domain/transport/trip.ts'
import type { TokenFor } from '../runtime/oidc-issuer.ts'
import { chosen } from './chance-of.ts'
import type { PlantGate } from './plant-gate.ts'
import { patience, type Scene } from './scene.ts'

const minute = 60_000
const hour = 60 * minute
const noShowShare = 0.03
const divertedShare = 0.003
/** Escorts who report only when somebody telephones them. */
const forgetfulShare = 0.03

/** The people who travel with the groups, and who bring them to the plants' gates. */
export function escorts(scene: Scene, gate: PlantGate) {
  const assigned = new Set<string>()

  function assign(trip: Trip): void {
    if (assigned.has(trip.tripId) || trip.progress.state === 'cancelled') return
    assigned.add(trip.tripId)
    const lastPickUp = epochOf((trip.stops.at(-2) ?? trip.stops[0])?.at as Instant)
    const late = scene.chance('forgets to report', trip.tripId) < forgetfulShare ? 5 * hour : 0
    if (trip.mode === 'self-arranged') scene.at(epochOf(arrivesAt(trip)) + hour, () => welcome(trip))
    else scene.at(lastPickUp + 5 * minute + late, () => callRoll(trip))
  }

  async function callRoll(trip: Trip): Promise<void> {
    const people = await peopleOf(trip)
    const expected = people.filter(({ state }) => state === 'expected')
    const absent = expected.flatMap((passenger) => {
      const why = whyAbsent(passenger)
      return why ? [{ workerId: passenger.workerId, why }] : []
    })
    const missing = new Set(absent.map(({ workerId }) => workerId))
    const boarded = expected.filter(({ workerId }) => !missing.has(workerId))
    const path = `/v1/trips/${trip.tripId}`
    const rolled = await post(atOrigin(trip), `${path}/roll-call`, {
      boarded: boarded.map(({ workerId }) => workerId),
      absent,
    })
    if (!rolled) return
    await post(atOrigin(trip), `${path}/departed`, { at: scene.clock.now() })
    if (boarded.length === 0) return
    const delay = patience(scene.chance('is late', trip.tripId), 25 * minute)
    const arrival = Math.max(epochOf(arrivesAt(trip)), scene.clock.epochMilliseconds()) + delay
    scene.at(arrival, async () => {
      await post(atDestination(trip), `${path}/arrived`, { at: instantOf(scene.clock.epochMilliseconds()) })
      if (trip.endsAtPlant) bringToPlants(trip, boarded)
    })
  }

  /** People who bought their own tickets come to the gate one by one; the station waits for them there. */
  async function welcome(trip: Trip): Promise<void> {
    const expected = (await peopleOf(trip)).filter(({ state }) => state === 'expected')
    const came = expected.filter((passenger) => !whyAbsent(passenger))
    bringToPlants(trip, came, expected)
  }

  function bringToPlants(trip: Trip, came: readonly Passenger[], expected = came): void {
    const byPlant = Map.groupBy(expected, ({ enterpriseId }) => enterpriseId)
    const present = new Set(came.map(({ workerId }) => workerId))
    for (const [enterpriseId, people] of byPlant) {
      const after = 30 * minute + patience(scene.chance('reaches the plant', trip.tripId, enterpriseId), 30 * minute)
      scene.at(scene.clock.epochMilliseconds() + after, async () => {
        const arrived = people.filter(({ workerId }) => present.has(workerId))
        if (gate.countsForItself(enterpriseId)) return gate.enter(trip.tripId, arrived)
        const isDiverted = ({ placementId }: Passenger) => scene.chance('diverted', placementId) < divertedShare
        await post(atDestination(trip), `/v1/trips/${trip.tripId}/hand-over`, {
          enterpriseId,
          arrived: arrived.filter((one) => !isDiverted(one)).map(({ workerId }) => workerId),
          diverted: arrived.filter(isDiverted).map(({ workerId }) => workerId),
          noShow: people.filter(({ workerId }) => !present.has(workerId)).map(({ workerId }) => workerId),
          receivedBy: '门卫室',
        })
      })
    }
  }

  /** Whoever came this far comes on; of the others a few do not turn up. */
  function whyAbsent({ hasBoarded, placementId }: Passenger) {
    if (hasBoarded || scene.chance('does not turn up', placementId) >= noShowShare) return undefined
    return chosen(scene.chance('why', placementId), [
      ['not-there', 55],
      ['late', 15],
      ['unwell', 15],
      ['changed-mind', 15],
    ] as const)
  }

  async function peopleOf(trip: Trip): Promise<readonly Passenger[]> {
    const { status, body } = await scene.api.as(atOrigin(trip), 'GET', `/v1/trips/${trip.tripId}`)
    return status === 200 ? (body as { people: Passenger[] }).people : []
  }

  async function post(staff: TokenFor, path: string, body: object): Promise<boolean> {
    const answer = await scene.api.as(staff, 'POST', path, { body, key: keyOf(path, body) })
    return answer.status < 300
  }

  return { assign }
}

/** Each plant of a trip signs its own hand-over, under the same address. */
function keyOf(path: string, body: object): string {
  return 'enterpriseId' in body ? `${path} ${String(body.enterpriseId)}` : path
}

function atOrigin({ counties }: Trip): TokenFor {
  return { role: 'county', subject: `escort ${counties.join(' ')}`, counties }
}

function atDestination({ cities }: Trip): TokenFor {
  return { role: 'station', subject: `station ${cities.join(' ')}`, cities }
}
