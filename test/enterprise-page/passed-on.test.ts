import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { hashOfToken } from '../../functions/notices/page-token.ts'
import { rideIn } from '../enterprises/ride-in.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'
import { aVacancy, type Firm, fieldIn, open, openFirm, post } from './firm.ts'

let world: World
let firm: Firm
let order: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false })
  firm = await openFirm(world)
  await firm.offer()
  await world.advance({ minutes: 5 })
  await post(firm.link('firm-agreement'), 'agreement', { do: 'sign', name: '陈秀英', role: '厂长' })
  await world.advance({ minutes: 5 })
  const orders = firm.link('firm-job-orders')
  const form = fieldIn(await open(`${orders}?order=new`), 'form')
  const startDate = plusDays(dateInShanghai(world.clock.now()), 20)
  await post(orders, 'job-orders', { ...aVacancy, startDate, form })
  order = (await world.deps.jobOrders.list(null, 1, firm.id)).items[0]!
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => world.close())

let batches = 0
async function people(count: number, journey: Placement['journey']) {
  batches += 1
  const batchId: BatchId = derivedId('BatchId', 'passed on', batches)
  await travelledBatch(world, order, batchId)
  const some = []
  for (let number = 0; number < count; number += 1) some.push(await placed(world, order, batchId, journey))
  return some
}
async function linkTo(body: object): Promise<string> {
  const token = await world.token({ role: 'province' })
  const made = await world.call('POST', `/v1/enterprises/${firm.id}/links`, { token, body })
  return (made.body as { address: string }).address
}
const unfinished = '还没有办完'

test.each(['addReceipt', 'advance', 'succeed'] as const)(
  'arrivals that were kept and not passed on (%s) are sent once more from their page, and the trip ends',
  async (breaks) => {
    const came = await people(2, { state: 'accepted' })
    const trip = await rideIn(
      world,
      came.map(({ placement }) => placement),
      0,
    )
    const { tripId } = trip
    await world.deps.trips.leaveToken(tripId, { for: 'hand-over', token: 'waits' } as never)
    const woken = vi.spyOn(world.deps.workflows, 'succeed').mockResolvedValue(undefined as never)
    const address = await linkTo({ purpose: 'arrivals', tripId })
    const killed = new Error('the process ended here')
    if (breaks === 'succeed') woken.mockRejectedValueOnce(killed)
    else vi.spyOn(world.deps.trips, breaks).mockRejectedValueOnce(killed)
    const all = { do: 'all', awaited: '2', name: '陈秀英' }
    expect((await post(address, 'arrivals', all)).status).toBe(500)

    const page = await open(address)
    expect(page.text).toContain(unfinished)
    expect(fieldIn(page, 'do')).toBe('again')
    // Nobody needs to be counted again, but who signs where that was lost.
    expect(fieldIn(page, 'name')).toBe(breaks === 'addReceipt' ? '' : '陈秀英')
    const again = await post(address, 'arrivals', { do: 'again', name: '陈秀英' })
    expect(again.status).toBe(200)
    expect(again.text).not.toContain(unfinished)
    expect(again.text).toMatch(/已由陈秀英于.*确认/)
    const standing = await world.deps.trips.get(tripId)
    expect(standing).toMatchObject({ progress: { state: 'handed-over' }, receipts: [{ receivedBy: '陈秀英' }] })
    expect(woken).toHaveBeenLastCalledWith('waits', { travelling: true })
    expect((await post(address, 'arrivals', { do: 'again', name: '陈秀英' })).status).toBe(200)
    expect((await world.deps.trips.get(tripId))?.receipts).toHaveLength(1)
  },
)

test('arrivals that were passed on, or are told in parts, ask for nothing more', async () => {
  const came = await people(2, { state: 'accepted' })
  const { tripId } = await rideIn(
    world,
    came.map(({ placement }) => placement),
    0,
  )
  const address = await linkTo({ purpose: 'arrivals', tripId })
  const first = { do: 'some', [came[0]!.placement.placementId]: 'arrived', name: '陈秀英' }
  expect((await post(address, 'arrivals', first)).text).not.toContain(unfinished)
  expect((await post(address, 'arrivals', { do: 'all', awaited: '1', name: '陈秀英' })).text).not.toContain(unfinished)
  // Another page, made later, is told nothing wrong either.
  expect((await open(await linkTo({ purpose: 'arrivals', tripId }))).text).not.toContain(unfinished)
})

test('somebody who has left, and was not set free when the call broke off, is reported once more from the page', async () => {
  const [person] = await people(1, { state: 'handed-over', at: world.clock.now() })
  const { placement, workerId } = person!
  const { tripId, batchId } = await rideIn(world, [placement], 0)
  await world.deps.places.noteArrivals([{ jobOrderId: order.id, batchId, tripId, handedOver: 1 }])
  const address = await linkTo({ purpose: 'leavers' })
  vi.spyOn(world.deps.workers, 'release').mockRejectedValueOnce(new Error('the process ended here'))
  const leftOn = dateInShanghai(world.clock.now())
  const said = { order: order.id, from: '0', placement: placement.placementId, leftOn, name: '陈秀英' }
  expect((await post(address, 'leavers', said)).status).toBe(500)
  expect((await world.deps.workers.get(workerId))?.engagedIn).toBe(batchId)

  const page = await open(`${address}?order=${order.id}`)
  expect(page.text).toContain(unfinished)
  const form = page.text.split('<form').find((one) => one.includes(unfinished)) ?? ''
  const kept = Object.fromEntries(Object.keys(said).map((name) => [name, fieldIn({ ...page, text: form }, name)]))
  expect(kept).toEqual(said)
  const again = await post(address, 'leavers', kept)
  expect(again.status).toBe(200)
  expect(again.text).not.toContain(unfinished)
  expect((await world.deps.workers.get(workerId))?.engagedIn ?? null).toBeNull()
})

test('who withdraws on their page, and is not free when the call breaks off, finds the button until they are', async () => {
  const [person] = await people(1, { state: 'accepted' })
  const { placement, workerId } = person!
  const { batchId } = placement
  const token = `half-withdrawn-${'0'.repeat(8)}`
  const link = { tokenHash: hashOfToken(token), workerId, batchId, chunk: 0 }
  await world.deps.links.keep([link], world.clock.now())
  const address = `${world.url}/t/${token}`
  const press = () => fetch(`${address}/withdraw`, { method: 'POST', body: new URLSearchParams({ what: 'journey' }) })
  const button = /name="what" value="journey"/
  vi.spyOn(world.deps.workers, 'release').mockRejectedValueOnce(new Error('the process ended here'))
  expect((await press()).status).toBe(500)
  expect((await world.deps.workers.get(workerId))?.engagedIn).toBe(batchId)
  expect((await open(address)).text).toMatch(button)
  expect((await press()).status).toBe(200)
  expect((await world.deps.workers.get(workerId))?.engagedIn ?? null).toBeNull()
  expect((await open(address)).text).not.toMatch(button)
})
