import { epochOf, type Instant, instantOf } from '../../domain/kernel/instant.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { arrivesAt, type Trip } from '../../domain/transport/trips/trip.ts'
import type { TokenFor } from '../runtime/token-for.ts'
import { chosen } from './chance-of.ts'
import type { PlantGate } from './plant-gate.ts'
import type { Season } from './season.ts'
import { patience, type Simulation } from './simulation.ts'

const minute = 60_000
const hour = 60 * minute
const noShowShare = 0.03
const divertedShare = 0.003
/** Escorts who report only when somebody telephones them. */
const forgetfulShare = 0.03

/** The people at the meeting point. */
interface Roll {
  readonly trip: Trip
  readonly boarded: readonly Passenger[]
  readonly absent: readonly { readonly workerId: string; readonly why: string }[]
}

/** Those of a trip who belong to one plant, and who of them came. */
interface Group {
  readonly trip: Trip
  readonly enterpriseId: string
  readonly expected: readonly Passenger[]
  readonly arrived: readonly Passenger[]
}

/**
 * The people who travel with the groups, and who bring them to the plants' gates. What they saw they keep before they
 * report it: asked again, the service tells of the people as they are after the report.
 */
export function escorts(simulation: Simulation, gate: PlantGate, season?: Season) {
  const assigned = simulation.collection<true>('trips with an escort')

  const callRoll = simulation.does<Trip>('call the roll', async (trip) => {
    const expected = await expectedOn(trip)
    const absent = expected.flatMap((passenger) => {
      const why = whyAbsent(passenger)
      return why ? [{ workerId: passenger.workerId, why }] : []
    })
    const missing = new Set<string>(absent.map(({ workerId }) => workerId))
    const boarded = expected.filter(({ workerId }) => !missing.has(workerId))
    return () => reportRoll.now({ trip, boarded, absent })
  })
  const reportRoll = simulation.does<Roll>('report the roll', async (roll, due) => {
    const { trip, boarded, absent } = roll
    const entry = (workerId: string) => ({ id: `roll-${trip.tripId}-${workerId}`, workerId, at: instantOf(due) })
    const entries = [
      ...boarded.map(({ workerId }) => ({ ...entry(workerId), said: 'boarded' })),
      ...absent.map(({ workerId, why }) => ({ ...entry(workerId), said: 'absent', why })),
    ]
    const body = { entries }
    const rolled = await post(atOrigin(trip), `/v1/trips/${trip.tripId}/roll-call`, body)
    if (rolled) return () => depart.now(roll)
  })
  const depart = simulation.does<Roll>('report the departure', async ({ trip, boarded }, due) => {
    await post(atOrigin(trip), `/v1/trips/${trip.tripId}/departed`, { at: instantOf(due) })
    if (boarded.length === 0) return
    const delay = patience(simulation.chance('is late', trip.tripId), 25 * minute)
    return () => arrive.at(Math.max(epochOf(arrivesAt(trip)), due) + delay, { trip, boarded })
  })
  const arrive = simulation.does<Omit<Roll, 'absent'>>('report the arrival', async ({ trip, boarded }, due) => {
    await post(atDestination(trip), `/v1/trips/${trip.tripId}/arrived`, { at: instantOf(due) })
    if (trip.endsAtPlant) return () => bringToTheEnd(trip, boarded)
  })

  /** People who bought their own tickets come to the gate one by one; the station waits for them there. */
  const welcome = simulation.does<Trip>('welcome those who travel by themselves', async (trip) => {
    const expected = await expectedOn(trip)
    const came = expected.filter((passenger) => !whyAbsent(passenger))
    return () => bringToTheEnd(trip, came, expected)
  })

  const handOver = simulation.does<Group>('hand over at a plant', async ({ trip, enterpriseId, expected, arrived }) => {
    const present = new Set(arrived.map(({ workerId }) => workerId))
    const isDiverted = ({ placementId }: Passenger) =>
      season ? season.isTurnedAway(placementId) : simulation.chance('diverted', placementId) < divertedShare
    const path = `/v1/trips/${trip.tripId}/hand-over`
    const body = {
      enterpriseId,
      arrived: arrived.filter((one) => !isDiverted(one)).map(({ workerId }) => workerId),
      diverted: arrived.filter(isDiverted).map(({ workerId }) => workerId),
      noShow: expected.filter(({ workerId }) => !present.has(workerId)).map(({ workerId }) => workerId),
      receivedBy: '门卫室',
    }
    // Each plant of a trip signs its own hand-over, under the same address.
    await post(atDestination(trip), path, body, `${path} ${enterpriseId}`)
  })
  /** Last stops in the villages; who travels alone tells the county when they are home. */
  const alight = simulation.does<{ trip: Trip; came: readonly Passenger[] }>(
    'see people off at home',
    async ({ trip, came }, due) => {
      const path = `/v1/trips/${trip.tripId}/alighted`
      const alighted = came.map(({ workerId }) => ({ workerId }))
      await post(atDestination(trip), path, { alighted, at: instantOf(due) })
    },
  )
  const enter = simulation.does<Group>('go through the gate', ({ trip, arrived }) => {
    gate.enter(trip.tripId, arrived)
  })

  function assign(trip: Trip): void {
    if (assigned.has(trip.tripId) || trip.progress.state === 'cancelled') return
    assigned.set(trip.tripId, true)
    const lastPickUp = epochOf((trip.stops.at(-2) ?? trip.stops[0])?.at as Instant)
    const late = simulation.chance('forgets to report', trip.tripId) < forgetfulShare ? 5 * hour : 0
    const soon = (5 + 5 * simulation.chance('begins', trip.tripId)) * minute
    if (trip.mode === 'self-arranged') welcome.at(epochOf(arrivesAt(trip)) + hour + soon, trip)
    else callRoll.at(lastPickUp + soon + late, trip)
  }

  function bringToTheEnd(trip: Trip, came: readonly Passenger[], expected = came): void {
    if (trip.returns !== 'homeward') bringToPlants(trip, came, expected)
    else if (came.length > 0) {
      const after = 20 * minute + patience(simulation.chance('last mile', trip.tripId), 30 * minute)
      alight.at(simulation.clock.epochMilliseconds() + after, { trip, came })
    }
  }

  function bringToPlants(trip: Trip, came: readonly Passenger[], expected = came): void {
    const byPlant = Map.groupBy(expected, ({ enterpriseId }) => enterpriseId)
    const present = new Set(came.map(({ workerId }) => workerId))
    for (const [enterpriseId, people] of byPlant) {
      const after =
        30 * minute + patience(simulation.chance('reaches the plant', trip.tripId, enterpriseId), 30 * minute)
      const arrived = people.filter(({ workerId }) => present.has(workerId))
      const reach = gate.countsForItself(enterpriseId) ? enter : handOver
      reach.at(simulation.clock.epochMilliseconds() + after, { trip, enterpriseId, expected: people, arrived })
    }
  }

  /** People who came this far go on; of the others a few do not turn up. */
  function whyAbsent({ hasBoarded, placementId }: Passenger) {
    if (hasBoarded || simulation.chance('does not turn up', placementId) >= noShowShare) return undefined
    return chosen(simulation.chance('why', placementId), [
      ['not-there', 55],
      ['late', 15],
      ['unwell', 15],
      ['changed-mind', 15],
    ] as const)
  }

  async function expectedOn(trip: Trip): Promise<readonly Passenger[]> {
    const { status, body } = await simulation.api.as(atOrigin(trip), 'GET', `/v1/trips/${trip.tripId}`)
    return status === 200 ? (body as { people: Passenger[] }).people.filter(({ state }) => state === 'expected') : []
  }

  async function post(staff: TokenFor, path: string, body: object, key = path): Promise<boolean> {
    const answer = await simulation.api.as(staff, 'POST', path, { body, key })
    return answer.status < 300
  }

  return { assign }
}

function atOrigin(trip: Trip): TokenFor {
  return trip.returns === 'homeward' ? ofStation(trip) : ofCounty(trip)
}

function atDestination(trip: Trip): TokenFor {
  return trip.returns === 'homeward' ? ofCounty(trip) : ofStation(trip)
}

function ofCounty({ counties }: Trip): TokenFor {
  return { role: 'county', subject: `escort ${counties.join(' ')}`, counties }
}

function ofStation({ cities }: Trip): TokenFor {
  return { role: 'station', subject: `station ${cities.join(' ')}`, cities }
}
