import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId, type PlacementId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { type AtWork, figuresOf, homeward, look, openPost, proposal, startReturns } from './at-work.ts'

let world: World
let plant: Plant
let people: AtWork[]
let other: { plant: Plant; people: AtWork[] }
beforeAll(async () => {
  world = await openWorld({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  ;({ plant, people } = await openPost(world, 6))
  other = await openPost(world, 1)
})
afterAll(() => world.close())

const refused = (body: unknown) => body as { errors: { pointer: string; detail: string }[]; detail: string }

test('days on the wrong side of the festival, too far from it, or too soon to be asked and booked, are refused', async () => {
  const windows = [
    [{ travelWindow: { from: '2027-02-01', to: '2027-02-08' } }, '#/travelWindow'],
    [{ direction: 'back', travelWindow: homeward }, '#/travelWindow'],
    [{ direction: 'back', travelWindow: { from: '2027-04-01', to: '2027-04-20' } }, '#/travelWindow'],
    [{ travelWindow: { from: '2026-12-29', to: '2027-01-02' } }, '#/travelWindow/to'],
    [{ enterprises: [plant.id, 'ent_nobody000'] }, '#/enterprises/1'],
  ] as const
  for (const [wish, pointer] of windows) {
    const { status, body } = await startReturns(world, [plant.id], wish)
    expect({ wish, status }).toEqual({ wish, status: 422 })
    expect(refused(body).errors.map((error) => error.pointer)).toEqual([pointer])
  }
})

test('a firm proposes its own people who are at work; of others it is told who cannot be, and nobody is recorded', async () => {
  const { body: batch } = await startReturns(world, [plant.id, other.plant.id])
  const { batchId } = batch
  const [first, second, third, fourth] = people
  const left = await plant.send('worker.left', { placementId: fourth?.placement.placementId, leftOn: '2026-12-28' })
  expect(left.status).toBe(200)
  const stranger = derivedId('PlacementId', 'nobody')
  const mixed = {
    batchId,
    people: [
      { placementId: first?.placement.placementId, day: '2027-01-22' },
      { placementId: other.people[0]?.placement.placementId, day: '2027-01-22' },
      { placementId: stranger, day: '2027-01-22' },
      { placementId: fourth?.placement.placementId, day: '2027-01-22' },
      { placementId: second?.placement.placementId, day: '2027-02-10' },
      { placementId: first?.placement.placementId, day: '2027-01-23' },
    ],
  }
  const answer = await plant.send('return.proposed', mixed)
  expect(answer.status).toBe(422)
  const { errors } = refused(answer.body)
  expect(errors.map(({ pointer }) => pointer)).toEqual([1, 2, 3, 4, 5].map((index) => `#/data/people/${index}`))
  const said = errors.map(({ detail }) => detail)
  // Somebody else's worker is told apart from nobody in no way.
  expect(said[0]?.replace(String(other.people[0]?.placement.placementId), '')).toBe(said[1]?.replace(stranger, ''))
  expect(said[2]).toContain(String(fourth?.placement.placementId))
  expect((await figuresOf(world, batchId)).total.proposed).toBe(0)

  const good = proposal(batchId, [first!, second!, third!])
  expect((await plant.send('return.proposed', good, 'evt-good')).status).toBe(200)
  // The same message again, and the same said anew, change nothing.
  await plant.send('return.proposed', good, 'evt-good')
  expect((await plant.send('return.proposed', good, 'evt-anew')).status).toBe(200)
  expect((await figuresOf(world, batchId)).total.proposed).toBe(3)
  // Before the time is over the last word on a day counts.
  await plant.send('return.proposed', proposal(batchId, [first!], '2027-01-25'))
  const kept = await world.deps.returnProposals.ofBatch(batchId, plant.id)
  expect(kept.map(({ day }) => day).sort()).toEqual(['2027-01-22', '2027-01-22', '2027-01-25'])
})

test('a firm that was not asked, and one that comes too late, are told so', async () => {
  const { body: batch } = await startReturns(world, [plant.id])
  const uninvited = await other.plant.send('return.proposed', proposal(batch.batchId, other.people))
  expect(uninvited.status).toBe(404)
  const token = await world.token({ role: 'province' })
  const spoken = { ...proposal(batch.batchId, people.slice(4, 5)), by: '陈建国', reason: '厂里没有系统' }
  const path = `/v1/enterprises/${plant.id}/returns`
  expect((await world.call('POST', path, { token, body: spoken })).status).toBe(204)
  await world.advance({ hours: 49 })
  const late = await plant.send('return.proposed', proposal(batch.batchId, people.slice(5, 6)))
  expect(late.status).toBe(409)
  expect(await look(world, batch.batchId)).toMatchObject({ counts: { returns: { proposed: 1, asked: 1 } } })
})

test('a batch for which nobody is proposed ends and says why', async () => {
  const { body: batch } = await startReturns(world, [other.plant.id])
  await world.advance({ hours: 50 })
  expect(await look(world, batch.batchId)).toMatchObject({
    state: 'failed',
    whyWords: { zh: expect.stringContaining('没有企业报名') },
  })
})

test('an id of a journey is no placement that a firm could propose', async () => {
  const made = derivedId('PlacementId', 'bat_x', 'wrk_y') as PlacementId
  const { body: batch } = await startReturns(world, [plant.id])
  const answer = await plant.send('return.proposed', {
    batchId: batch.batchId,
    people: [{ placementId: made, day: '2027-01-22' }],
  })
  expect(answer.status).toBe(422)
})
