import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import { atShanghai, plus } from '../../../domain/kernel/instant.ts'
import type { PlanSheet } from '../../../domain/transport/journeys/plan-sheet.ts'
import type { ProposalSheet } from '../../../domain/transport/journeys/transport-proposal.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { handler as carryOutProposal } from '../../../functions/transport/planning/carry-out-proposal.ts'
import { giveUpSeats } from '../../../functions/transport/travel/give-up-seats.ts'
import { batchId, coachQuotes, flightQuotes, trainQuotes, traveller, window } from '../some-travellers.ts'
import { openTransport, type TransportWorld } from '../transport-world.ts'

const chengdu = '510100'
const dongguan = '441900'
const zhenxiong = '530627'

/** Forty to Dongguan, by plane as it is cheapest, and thirty to Chengdu, by coach. */
const people = Array.from({ length: 70 }, (_, number) => traveller(number, number < 40 ? {} : { cityCode: chengdu }))
const services = [...flightQuotes, ...trainQuotes.map((quote) => ({ ...quote, booking: 'api' as const }))]
const path = `/v1/transfer-batches/${batchId}/transport-proposals`

/** Seconds, of which a proof on a quiet machine takes less than one. */
const untilProved = 600

let transport: TransportWorld
let planned: Trip[]
async function openPlanned(): Promise<void> {
  transport = await openTransport({ people, quotes: { services, coaches: coachQuotes } })
  await transport.plan()
  await transport.reach('waiting for approval')
  planned = await transport.trips()
}

const toChengdu = () => planned.find(({ cities }) => cities.includes(chengdu))!
const toDongguan = () => planned.filter(({ cities }) => cities.includes(dongguan))
const running = async () => (await transport.trips()).filter(({ progress }) => progress.state === 'planned')

/** The proposal when the planner has done with it. */
async function propose(constraints: object, seconds = 0): Promise<ProposalSheet> {
  Object.assign(transport.deps.settings, { PLANNING_SECONDS: seconds })
  const token = await transport.province()
  const asked = await transport.world.call('POST', path, { token, body: constraints })
  expect(asked).toMatchObject({ status: 202, body: { state: 'planning' } })
  await transport.world.advance({ minutes: 5 })
  const { proposalId } = asked.body as ProposalSheet
  return (await transport.world.call('GET', `${path}/${proposalId}`, { token })).body as ProposalSheet
}

async function look<Told>(of: string): Promise<Told> {
  const token = await transport.world.token({ role: 'auditor' })
  return (await transport.world.call('GET', `/v1/transfer-batches/${batchId}/${of}`, { token })).body as Told
}

async function accept({ proposalId }: ProposalSheet) {
  const token = await transport.province()
  return transport.world.call('POST', `${path}/${proposalId}/acceptance`, { token })
}

const carryOut = ({ proposalId }: ProposalSheet) => transport.task(carryOutProposal, { batchId, proposalId })

describe('a coordinator who changes the plan before it is approved', () => {
  beforeEach(openPlanned)
  afterEach(() => transport.close())

  test('locks a coach and forbids planes: the coach stays, the others take the train, and the cost is shown first', async () => {
    expect(toDongguan().map(({ mode }) => mode)).toEqual(['feeder-coach', 'seat-block-air'])
    const before = await look<PlanSheet>('transport-plan')
    expect(before).toMatchObject({
      plan: 'first',
      trips: 3,
      passengers: 70,
      waiting: { longestMinutes: expect.any(Number) },
    })
    expect(before.proof?.waiting.minorUnits).toBeGreaterThanOrEqual(0)
    expect(before.byMode.map(({ mode, passengers }) => [mode, passengers])).toEqual([
      ['charter-coach', 30],
      ['feeder-coach', 40],
      ['seat-block-air', 40],
    ])
    const ends = toDongguan().map(({ stops }) => [stops[0]?.place, stops.at(-1)?.place])
    const flown = before.flows.filter(({ passengers }) => passengers === 40).map(({ from, to }) => [from, to])
    expect(new Set(flown.map(String))).toEqual(new Set(ends.map(String)))
    const proposal = await propose(
      { lock: [toChengdu().tripId], forbid: ['seat-block-air', 'charter-flight'] },
      untilProved,
    )
    expect(proposal).toMatchObject({
      state: 'proposed',
      summary: { movedPassengers: 40, tripsAdded: 2, tripsDropped: 2, tripsChanged: 0, tripsKept: 1 },
    })
    const { summary, added, dropped } = proposal.difference!
    expect(dropped.map(({ tripId }) => tripId).sort()).toEqual(
      toDongguan()
        .map(({ tripId }) => tripId)
        .sort(),
    )
    expect(added.map(({ mode }) => mode).sort()).toEqual(['feeder-coach', 'seat-block-rail'])
    expect(summary.cost.after.minorUnits).toBeGreaterThan(summary.cost.before.minorUnits)
    expect(summary.bound!.minorUnits).toBeLessThanOrEqual(summary.cost.after.minorUnits + summary.waiting!.minorUnits)
    expect(summary.gap).toBeGreaterThanOrEqual(0)
    expect(await transport.trips()).toEqual(planned)
    expect(await look('transport-plan')).toEqual(before)
    expect(summary.cost.before).toEqual(before.cost)
    expect(await look('transport-proposals')).toMatchObject({ items: [{ proposalId: proposal.proposalId, summary }] })

    expect(await accept(proposal)).toMatchObject({ status: 202, body: { state: 'accepted' } })
    const first = await carryOut(proposal)
    expect(await accept(proposal)).toMatchObject({ status: 202, body: { state: 'accepted' } })
    expect(await carryOut(proposal)).toEqual(first)
    expect(first).toMatchObject({ trips: 3, passengers: 70, costYuan: summary.cost.after.minorUnits / 100 })

    const { bound, gap, waiting, cost } = summary
    expect(await look('transport-plan')).toMatchObject({
      plan: proposal.proposalId,
      cost: cost.after,
      proof: { bound, gap, waiting },
      byMode: [{ mode: 'charter-coach' }, { mode: 'feeder-coach' }, { mode: 'seat-block-rail' }],
    })
    const trips = await running()
    expect(trips.find(({ tripId }) => tripId === toChengdu().tripId)).toEqual(toChengdu())
    expect(trips.map(({ mode }) => mode).sort()).toEqual(['charter-coach', 'feeder-coach', 'seat-block-rail'])
    expect(trips.map(({ passengers }) => passengers).toSorted((a, b) => a - b)).toEqual([30, 40, 40])
    for (const { journey, workerId } of await transport.placements()) {
      const tripIds = journey.state === 'seated' ? journey.tripIds : []
      for (const tripId of tripIds)
        expect(await transport.deps.passengers.get({ tripId, workerId })).toMatchObject({ state: 'expected' })
      expect(tripIds.every((tripId) => trips.some((trip) => trip.tripId === tripId))).toBe(true)
    }
    for (const { tripId } of toDongguan()) expect(await transport.deps.passengers.ofTrip(tripId)).toEqual([])
  })

  test('is told that a budget is below what any plan costs', async () => {
    const proposal = await propose({ budgetYuan: 9000 }, untilProved)
    expect(proposal).toMatchObject({
      state: 'refused',
      why: expect.stringMatching(/^no plan fits the budget of 9000 yuan/),
    })
  })

  test('changes the vehicle of a coach: the trip and its people stay', async () => {
    const { tripId, seats } = toChengdu()
    expect(seats).toBe(33)
    const proposal = await propose({ vehicles: [{ tripId, coaches: [{ seats: 49, count: 1 }] }] }, untilProved)
    expect(proposal).toMatchObject({
      state: 'proposed',
      summary: { movedPassengers: 0, tripsChanged: 1, tripsKept: 2 },
    })
    await accept(proposal)
    await carryOut(proposal)
    const changed = await transport.deps.trips.get(tripId)
    expect(changed).toMatchObject({
      seats: 49,
      passengers: 30,
      hire: { quoteId: 'coach-49' },
      booking: { state: 'planned' },
    })
    expect((await running()).map((trip) => trip.tripId).sort()).toEqual(planned.map((trip) => trip.tripId).sort())
  })

  test('has one more coach run, and the people whom it suits ride it', async () => {
    const coach = { counties: [zhenxiong], cityCode: chengdu, coaches: [{ seats: 19, count: 1 }] }
    const departs = plus(toChengdu().stops[0]!.at, { hours: 3 })
    const proposal = await propose({ coaches: [{ ...coach, departs }] })
    expect(proposal).toMatchObject({ state: 'proposed', summary: { movedPassengers: 19 } })
    expect(proposal.difference!.added).toMatchObject([{ mode: 'charter-coach', seats: 19, passengers: 19, departs }])
    expect(proposal.difference!.changed).toMatchObject([
      { before: { tripId: toChengdu().tripId, passengers: 30 }, after: { passengers: 11 } },
    ])
    const early = await propose({ coaches: [{ ...coach, departs: atShanghai(window.from, '06:00') }] })
    expect(early).toMatchObject({ state: 'refused', why: expect.stringMatching(/can leave then/) })
  })
})

describe('a constraint that cannot be kept', () => {
  // It changes nothing, so that one plan serves all cases.
  beforeAll(openPlanned)
  afterAll(() => transport.close())

  const refusedWith = async (constraints: object) => {
    const proposal = await propose(constraints)
    expect(proposal.state).toBe('refused')
    expect(await transport.trips()).toEqual(planned)
    return proposal.state === 'refused' ? proposal.errors : []
  }

  test('is refused with the law and what to do instead, when a coach is to drive further than two drivers may', async () => {
    const departs = atShanghai(window.from, '06:00')
    const coaches = [{ counties: [zhenxiong], cityCode: dongguan, departs, coaches: [{ seats: 49, count: 1 }] }]
    expect(await refusedWith({ coaches })).toMatchObject([
      {
        pointer: '#/coaches/0',
        detail: expect.stringMatching(/two drivers may drive 960; instead: rail, air, relay$/),
      },
    ])
  })

  test('says that the law forbids the coach, where forbidding all else leaves people to themselves', async () => {
    const proposal = await propose({ forbid: ['seat-block-air', 'seat-block-rail'] })
    expect(proposal).toMatchObject({ state: 'proposed', summary: { selfArranged: { before: 0, after: 40 } } })
    expect(proposal.difference?.unlawfulCoaches).toEqual([
      expect.objectContaining({ counties: [zhenxiong], cityCode: dongguan, proposals: ['rail', 'air', 'relay'] }),
    ])
  })

  test('is refused at the trip or the vehicle that it names wrongly', async () => {
    const [feeder] = toDongguan()
    const { tripId } = toChengdu()
    const errors = await refusedWith({
      lock: [feeder!.tripId, 'trp_unknown0'],
      forbid: ['seat-block-air'],
      vehicles: [
        { tripId, coaches: [{ seats: 12, count: 1 }] },
        { tripId, coaches: [{ seats: 19, count: 1 }] },
      ],
    })
    expect(errors).toMatchObject([
      { pointer: '#/lock/0', detail: expect.stringMatching(/seat-block-air, which is to be forbidden/) },
      { pointer: '#/lock/1', detail: 'is no trip of the plan as it stands' },
      {
        pointer: '#/vehicles/0',
        detail: expect.stringMatching(/nobody offers a coach with 12 seats, only with 19, 33, 49/),
      },
      { pointer: '#/vehicles/1', detail: expect.stringMatching(/19 seats are too few for the 30 people/) },
    ])
  })
})

describe('a proposal that no longer fits', () => {
  beforeEach(openPlanned)
  afterEach(() => transport.close())

  const withoutPlanes = { forbid: ['seat-block-air'] }
  const withdraw = (workerId: WorkerId) => giveUpSeats({ batchId, chunk: 0, workerId }, transport.deps)

  test('is refused when somebody whom it moves has withdrawn', async () => {
    const proposal = await propose(withoutPlanes)
    await withdraw(traveller(60).workerId)
    await withdraw(traveller(1).workerId)
    expect(await accept(proposal)).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/^1 of the people/) },
    })
    expect(await accept(await propose(withoutPlanes))).toMatchObject({ status: 202 })
  })

  test('is refused when another was accepted, and when the batch moved on', async () => {
    const [one, other] = [await propose(withoutPlanes), await propose(withoutPlanes)]
    expect(await accept(one)).toMatchObject({ status: 202 })
    expect(await accept(other)).toMatchObject({ status: 409 })
    await carryOut(one)
    expect(await accept(other)).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/was changed/) } })
    await transport.reach('booking trips')
    const token = await transport.province()
    expect(await accept(other)).toMatchObject({ status: 409, body: { type: '/problems/invalid-state' } })
    expect(await transport.world.call('POST', path, { token, body: {} })).toMatchObject({ status: 409 })
  })

  test('is completed by the next call when writing it broke midway', async () => {
    const proposal = await propose(withoutPlanes)
    await accept(proposal)
    const { passengers, placements } = transport.deps
    const move = placements.move.bind(placements)
    placements.move = async () => {
      placements.move = move
      throw new Error('the table is gone for a moment')
    }
    await expect(carryOut(proposal)).rejects.toThrow(/gone for a moment/)
    expect(await carryOut(proposal)).toMatchObject({ trips: 3, passengers: 70 })
    for (const { tripId, passengers: count, seats } of await running()) {
      const aboard = await passengers.ofTrip(tripId)
      expect(aboard).toHaveLength(count)
      expect(new Set(aboard.map(({ seat }) => seat)).size).toBe(count)
      expect(count).toBeLessThanOrEqual(seats)
    }
  })

  test('frees the new seats of somebody who withdraws while it is carried out', async () => {
    const proposal = await propose(withoutPlanes)
    await accept(proposal)
    const { workerId } = traveller(2)
    const { passengers } = transport.deps
    const leave = passengers.leave.bind(passengers)
    // At the moment between their new seat and the loss of the old one.
    passengers.leave = async (seats) => {
      passengers.leave = leave
      await withdraw(workerId)
      return leave(seats)
    }
    expect(await carryOut(proposal)).toMatchObject({ passengers: 69 })
    expect((await running()).map((trip) => trip.passengers).toSorted((a, b) => a - b)).toEqual([30, 39, 39])
    expect((await transport.deps.placements.get(batchId, 0, workerId))?.journey.state).toBe('withdrawn')
  })
})
