import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { mostPlansSetAside } from '../../../domain/batches/decide-batch.ts'
import type { TransferBatch } from '../../../domain/batches/transfer-batch.ts'
import type { ProposalId, WorkerId } from '../../../domain/kernel/ids.ts'
import { yuan } from '../../../domain/kernel/money.ts'
import type { ProposalSheet } from '../../../domain/transport/journeys/transport-proposal.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { handler as carryOutProposal } from '../../../functions/transport/planning/carry-out-proposal.ts'
import { giveUpSeats } from '../../../functions/transport/travel/give-up-seats.ts'
import { batchId, coachQuotes, flightQuotes, trainQuotes, traveller } from '../some-travellers.ts'
import { openTransport, type TransportWorld } from '../transport-world.ts'

const chengdu = '510100'
const people = Array.from({ length: 70 }, (_, number) => traveller(number, number < 40 ? {} : { cityCode: chengdu }))
const services = [...flightQuotes, ...trainQuotes.map((quote) => ({ ...quote, booking: 'api' as const }))]
const path = `/v1/transfer-batches/${batchId}`

let transport: TransportWorld
let planned: Trip[]
beforeEach(async () => {
  transport = await openTransport({ people, quotes: { services, coaches: coachQuotes } })
  Object.assign(transport.deps.settings, { PLANNING_SECONDS: 0 })
  await transport.plan()
  await transport.reach('waiting for approval')
  planned = await transport.trips()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await transport.close()
})

const running = async () => (await transport.trips()).filter(({ progress }) => progress.state === 'planned')
const look = async () => {
  const token = await transport.province()
  return (await transport.world.call('GET', path, { token })).body as TransferBatch & { plan: string }
}
const decide = async (body: object, key?: string) => {
  const token = await transport.world.token({ role: 'province', subject: 'zhao@province' })
  return transport.world.call('POST', `${path}/approval`, { token, body, ...(key && { key }) })
}
const sheetOf = async (proposalId: ProposalId) => {
  const token = await transport.province()
  return (await transport.world.call('GET', `${path}/transport-proposals/${proposalId}`, { token }))
    .body as ProposalSheet
}
/** What the batch's workflow does once the plan is rejected, up to where approval is asked for again. */
async function planAnew(proposalId: ProposalId) {
  await transport.reach('planning trips')
  const done = (await transport.task(carryOutProposal, { batchId, proposalId })) as { trips: number; refused?: string }
  await transport.reach('waiting for approval')
  return done
}
async function reject(body: object = {}) {
  const answer = await decide({ decision: 'replan', why: '太贵', ...body })
  expect(answer).toMatchObject({ status: 200, body: { decision: 'replan', by: 'zhao@province', why: '太贵' } })
  return (answer.body as { proposalId: ProposalId }).proposalId
}
/** Everybody has one seat on each trip of theirs that runs, and on no other. */
async function expectWhole(seated = 70): Promise<void> {
  const trips = new Map((await transport.trips()).map((trip) => [trip.tripId, trip]))
  const onTrips = new Map<string, string[]>()
  for (const { tripId, progress } of trips.values())
    for (const { workerId, state } of await transport.deps.passengers.ofTrip(tripId))
      if (state === 'expected' && progress.state === 'planned')
        onTrips.set(workerId, [...(onTrips.get(workerId) ?? []), tripId].sort())
  const placed = (await transport.placements()).flatMap(({ workerId, journey }) =>
    journey.state === 'seated' ? [[workerId, [...journey.tripIds].sort()] as const] : [],
  )
  expect(placed).toHaveLength(seated)
  expect(new Map(placed)).toEqual(onTrips)
}

describe('a coordinator who rejects the plan and has it planned anew', () => {
  test('without planes: the trips of before never run, everybody has other seats, and the difference is kept', async () => {
    expect(planned.map(({ mode }) => mode)).toContain('seat-block-air')
    const proposalId = await reject({ wishes: { forbid: ['seat-block-air', 'charter-flight'] } })
    const done = await planAnew(proposalId)
    const trips = await running()
    expect(trips.map(({ mode }) => mode)).not.toContain('seat-block-air')
    expect(trips).toHaveLength(done.trips)
    const gone = (await transport.trips()).filter(({ progress }) => progress.state === 'cancelled')
    expect(gone.map(({ mode }) => mode)).toContain('seat-block-air')
    expect(gone.filter(({ tripId }) => transport.carrier.keeps(tripId))).toEqual([])
    await expectWhole()
    expect(await sheetOf(proposalId)).toMatchObject({
      state: 'accepted',
      rejection: '太贵',
      by: 'zhao@province',
      summary: { movedPassengers: 40 },
      difference: { summary: { movedPassengers: 40 } },
    })
    expect(await look()).toMatchObject({
      plan: proposalId,
      plansSetAside: [{ decision: 'replan', proposalId, by: 'zhao@province', why: '太贵' }],
    })
  })

  test('without saying how: carriers are asked again, and what became cheaper is used', async () => {
    transport.carrier.manner.quotes = {
      services: services.map((quote) =>
        quote.mode === 'seat-block-rail' ? { ...quote, quoteId: `${quote.quoteId}-now`, price: yuan(200) } : quote,
      ),
      coaches: coachQuotes,
    }
    await planAnew(await reject())
    expect((await running()).map(({ mode }) => mode)).toContain('seat-block-rail')
    await expectWhole()
  })

  test('rejects one departure: it is used by nobody, and the others stay as they were', async () => {
    const plane = planned.find(({ mode }) => mode === 'seat-block-air')!
    const coach = planned.find(({ cities }) => cities.includes(chengdu))!
    const proposalId = await reject({ wishes: { reject: [plane.tripId] } })
    await planAnew(proposalId)
    const trips = await running()
    expect(trips.map(({ tripId }) => tripId)).toContain(coach.tripId)
    expect(trips.map(({ service }) => service)).not.toContain(plane.service)
    await expectWhole()
  })

  test.each([
    ['a trip that is none', { reject: ['trp_000000000000'] }, 'is no trip of the plan as it stands'],
    ['a trip that is to stay as well', { both: true }, 'is to stay as well'],
    ['a budget below every plan', { budgetYuan: 1 }, '1 yuan'],
  ])('for %s is told why, and the plan stands as it was, to be approved', async (_, asked, why) => {
    const { tripId } = planned.find(({ mode }) => mode === 'seat-block-air')!
    const wishes = 'both' in asked ? { reject: [tripId], lock: [tripId] } : asked
    const proposalId = await reject({ wishes })
    expect(await planAnew(proposalId)).toMatchObject({ trips: planned.length, refused: expect.stringContaining(why) })
    expect(await running()).toEqual(planned)
    expect(await sheetOf(proposalId)).toMatchObject({ state: 'refused', why: expect.stringContaining(why) })
    expect(await look()).toMatchObject({ plan: 'first', plansSetAside: [{ proposalId }] })
    expect(await decide({ decision: 'approve' })).toMatchObject({ status: 200 })
  })

  test('while no carrier answers keeps the plan that there is', async () => {
    transport.carrier.manner.quotes = { services: [], coaches: [] }
    expect(await planAnew(await reject())).toMatchObject({
      refused: expect.stringContaining('No carrier offers a coach'),
    })
    expect(await running()).toEqual(planned)
  })

  test('leaves out who withdrew since, and whoever withdraws while it is planned gets no seat', async () => {
    const [one, other] = people
    const leave = (workerId: WorkerId) => giveUpSeats({ batchId, chunk: 0, workerId }, transport.deps)
    await leave(one!.workerId)
    const proposalId = await reject({ wishes: { forbid: ['seat-block-air', 'charter-flight'] } })
    const passengers = { ...transport.deps.passengers }
    vi.spyOn(transport.deps.passengers, 'add').mockImplementationOnce(async (...given) => {
      await passengers.add(...given)
      await leave(other!.workerId)
    })
    await planAnew(proposalId)
    await expectWhole(68)
  })

  test('as often as may be: then they approve or end the batch', async () => {
    for (let time = 0; time < mostPlansSetAside; time += 1) await planAnew(await reject({ wishes: { budgetYuan: 1 } }))
    expect((await look()).plansSetAside).toHaveLength(mostPlansSetAside)
    expect(await decide({ decision: 'replan', why: '太贵' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/cannot be set aside once more/) },
    })
    expect(await decide({ decision: 'approve' })).toMatchObject({ status: 200 })
  })
})

describe('two who decide', () => {
  test('at the same moment: one decision stands, the other is told of it, and nothing of theirs is planned', async () => {
    const both = await Promise.all([
      decide({ decision: 'replan', why: '太贵', wishes: { forbid: ['seat-block-air'] } }),
      decide({ decision: 'replan', why: '太远', wishes: { forbid: ['seat-block-rail'] } }),
      decide({ decision: 'approve' }),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    const standing = (await transport.deps.batches.approvalOf(batchId))!
    expect(both.find(({ status }) => status === 200)).toMatchObject({ body: { decision: standing.decision } })
    expect((await look()).plansSetAside ?? []).toHaveLength(standing.decision === 'replan' ? 1 : 0)
  })

  test('one after the other: the second is told that another plan is being made, and does not decide on one that he never saw', async () => {
    const seen = (await look()).plan
    const proposalId = await reject({ wishes: { forbid: ['seat-block-air', 'charter-flight'] } })
    await transport.reach('planning trips')
    expect(await decide({ decision: 'approve' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/planned anew/) },
    })
    await planAnew(proposalId)
    expect(await decide({ decision: 'approve', plan: seen })).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/was changed since you looked/) },
    })
    expect(await decide({ decision: 'approve', plan: proposalId })).toMatchObject({ status: 200 })
  })
})

describe('done twice', () => {
  test('a call that broke off after its decision wakes the step at the next try, and never decides on the next plan', async () => {
    const key = 'one-key-for-one-rejection'
    const asked = { decision: 'replan', why: '太贵', wishes: { forbid: ['seat-block-air', 'charter-flight'] } }
    await transport.deps.batches.awaitApproval(batchId, 'token')
    const woken = vi.spyOn(transport.deps.workflows, 'succeed').mockRejectedValueOnce(new Error('throttled'))
    expect(await decide(asked, key)).toMatchObject({ status: 500 })
    woken.mockResolvedValue('taken')
    const second = await decide(asked, key)
    expect(second).toMatchObject({ status: 200, body: { decision: 'replan' } })
    const { proposalId } = second.body as { proposalId: ProposalId }
    expect(woken).toHaveBeenLastCalledWith('token', { decision: 'change', proposalId })
    await planAnew(proposalId)
    expect((await look()).plansSetAside).toHaveLength(1)
  })

  test('the task that plans anew breaks half-way and is repeated: the same plan, once', async () => {
    const proposalId = await reject({ wishes: { forbid: ['seat-block-air', 'charter-flight'] } })
    await transport.reach('planning trips')
    vi.spyOn(transport.deps.passengers, 'leave').mockRejectedValueOnce(new Error('throttled'))
    await expect(transport.task(carryOutProposal, { batchId, proposalId })).rejects.toThrow('throttled')
    const first = await planAnew(proposalId)
    // A copy of the task that wakes up late leaves the next decision alone.
    expect(await decide({ decision: 'approve' })).toMatchObject({ status: 200 })
    expect(await transport.task(carryOutProposal, { batchId, proposalId })).toEqual(first)
    expect(await transport.deps.batches.approvalOf(batchId)).toMatchObject({ decision: 'approve' })
    await expectWhole()
  })

  test('a batch that is cancelled while the planner is at work gets no other plan', async () => {
    const proposalId = await reject({ wishes: { forbid: ['seat-block-air', 'charter-flight'] } })
    await transport.reach('planning trips')
    const carriers = { ...transport.deps.carriers }
    vi.spyOn(transport.deps.carriers, 'quote').mockImplementationOnce(async (...asked) => {
      const token = await transport.province()
      await transport.world.call('POST', `${path}/cancel`, { token, body: { why: '道路中断' } })
      return carriers.quote(...asked)
    })
    await expect(transport.task(carryOutProposal, { batchId, proposalId })).rejects.toThrow(/ended meanwhile/)
    expect((await transport.trips()).map(({ tripId }) => tripId).sort()).toEqual(
      planned.map(({ tripId }) => tripId).sort(),
    )
  })
})
