import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { PersonExport } from '../../domain/rights/person-export.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { handler as askWorkers } from '../../functions/returns/ask-workers.ts'
import { handler as listProposed } from '../../functions/returns/list-proposed.ts'
import type { WorkerStory } from '../../functions/worklist/worker-story.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { type AtWork, figuresOf, look, openPost, proposal, startReturns } from './at-work.ts'

let world: World
let plant: Plant
let people: AtWork[]
let batchId: BatchId
beforeAll(async () => {
  world = await openWorld({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  ;({ plant, people } = await openPost(world, 6))
  const { body } = await startReturns(world, [plant.id])
  batchId = body.batchId
  await plant.send('return.proposed', proposal(batchId, people))
  await world.advance({ hours: 49 })
})
afterAll(() => world.close())

const textsTo = (person: AtWork, template: string) =>
  world.partners.sent.filter((sms) => sms.phone === person.phone && sms.template.startsWith(template))

test('each is asked once, told that they decide, and a step that is repeated asks nobody twice', async () => {
  expect(await look(world, batchId)).toMatchObject({ progress: { step: 'waiting for answers' } })
  for (const person of people) {
    const [asked, ...more] = textsTo(person, 'return-ask')
    expect(more).toEqual([])
    expect(asked?.text).toContain('坐不坐由您定')
    expect(asked?.text).toContain('不答复就不留座')
  }
  const round = await listProposed({ batchId }, {} as never)
  expect(round).toMatchObject({ offers: 6 })
  const key = batchKeys(batchId).roundChunk(1, 0)
  const { answerUntil } = round as { answerUntil: Instant }
  await askWorkers({ batchId, round: 1, chunk: 0, key, answerUntil }, {} as never)
  for (const person of people) expect(textsTo(person, 'return-ask')).toHaveLength(1)
})

test('yes, stay and silence; a yes that is taken back gives the seat free, and nothing follows from any of them', async () => {
  const [yes, later, stays, silent, changes, page] = people
  const posts = await world.deps.placements.getMany(people.map(({ placement }) => placement))
  world.partners.reply(yes!.phone, '坐')
  world.partners.reply(later!.phone, '1')
  world.partners.reply(stays!.phone, '不坐，留在厂里过年')
  world.partners.reply(changes!.phone, '2')
  await world.advance({ hours: 1 })
  world.partners.reply(changes!.phone, '坐')
  const address = /https?:\S+$/.exec(textsTo(page!, 'return-ask')[0]?.text ?? '')?.[0] ?? ''
  expect(await (await fetch(address, { headers: { 'accept-language': 'zh' } })).text()).toContain('坐不坐由您定')
  const pressed = await fetch(`${address}/answer`, { method: 'POST', body: new URLSearchParams({ answer: 'rides' }) })
  expect(await pressed.text()).toContain('返乡')
  await world.advance({ hours: 1 })
  expect((await figuresOf(world, batchId)).total).toMatchObject({ yes: 4, stay: 1, open: 1 })
  const [journey] = await world.deps.placements.returnsOf(yes!.workerId)
  expect(journey?.returns).toMatchObject({
    direction: 'homeward',
    of: yes!.placement.placementId,
    consent: { purpose: 'homeward-journey', by: 'sms' },
  })
  expect((await world.deps.placements.returnsOf(page!.workerId))[0]?.returns?.consent.by).toBe('page')

  await world.advance({ hours: 24 })
  expect(textsTo(silent!, 'return-reminder')).toHaveLength(1)
  expect(textsTo(stays!, 'return-reminder')).toEqual([])
  world.partners.reply(later!.phone, '不坐了')
  await world.advance({ hours: 1 })
  const { total } = await figuresOf(world, batchId)
  expect(total).toMatchObject({ yes: 4, stay: 1, silent: 1, withdrew: 1 })
  expect(await world.deps.placements.getMany(people.map(({ placement }) => placement))).toEqual(posts)
  for (const { workerId } of people) {
    expect(await world.deps.cases.ofWorker(workerId)).toEqual([])
    expect((await world.deps.workers.get(workerId))?.engagedIn).toBe(people[0]?.placement.batchId)
  }
})

test('a person sees and takes along what is kept of their journeys, and erasure ends the journey', async () => {
  const yes = people[4]
  const token = await world.token({ role: 'county', counties: ['530621'] })
  const read = async () =>
    (await world.call('GET', `/v1/workers/${yes!.workerId}/export`, { token })).body as PersonExport
  expect(await read()).toMatchObject({
    returnJourneys: [{ returns: { direction: 'homeward' } }],
    returnProposals: [{}],
    returnAsks: [{ season: 2027, direction: 'homeward' }],
  })
  const story = (await world.call('GET', `/v1/workers/${yes!.workerId}`, { token })).body as WorkerStory
  // Each is told as what it was: the job that was offered, and the seat that was asked about.
  const asked = story.batches.flatMap(({ offers }) => offers)
  expect(new Set(asked.map(({ returns }) => returns))).toEqual(new Set([null, 'homeward']))
  const body = { askedBy: 'person', reason: '本人要求删除' }
  const erased = await world.call('POST', `/v1/workers/${yes!.workerId}/erasure`, { token, body })
  expect(erased.status).toBeLessThan(300)
  expect((await world.deps.placements.returnsOf(yes!.workerId))[0]?.journey.state).toBe('withdrawn')
})

test('whoever said that they stay is not asked again this season; who was silent may be', async () => {
  const [yes, later, stays, silent] = people
  const { body: second } = await startReturns(world, [plant.id], { campaign: '第二批返乡' })
  await plant.send('return.proposed', proposal(second.batchId, [yes!, later!, stays!, silent!]))
  await world.advance({ hours: 49 })
  const { total } = await figuresOf(world, second.batchId)
  expect(total).toMatchObject({ proposed: 4, asked: 2, notAsked: { stays: 1, rides: 1 } })
  expect(textsTo(stays!, 'return-ask')).toHaveLength(1)
  expect(textsTo(silent!, 'return-ask')).toHaveLength(2)
  await world.advance({ hours: 25 })
  expect(await look(world, second.batchId)).toMatchObject({
    state: 'failed',
    whyWords: { zh: expect.stringContaining('没有人要座位') },
  })
})

test('a no after the time to answer changes nothing of that journey, and is a word for the season: nobody asks again', async () => {
  const silent = people[3]!
  world.partners.reply(silent.phone, '不坐')
  await world.advance({ hours: 1 })
  expect(textsTo(silent, 'return-answer-closed')).toHaveLength(1)
  expect((await figuresOf(world, batchId)).total).toMatchObject({ stay: 1, silent: 1 })
  const { body: third } = await startReturns(world, [plant.id], { campaign: '第三批返乡' })
  await plant.send('return.proposed', proposal(third.batchId, [silent]))
  await world.advance({ hours: 49 })
  expect((await figuresOf(world, third.batchId)).total).toMatchObject({ proposed: 1, asked: 0, notAsked: { stays: 1 } })
  expect(textsTo(silent, 'return-ask')).toHaveLength(2)
})

test('who is at a post and calls for help is looked after there, whether or not they want a seat home', async () => {
  const [yes, , stays] = people
  const token = await world.token({ role: 'station', cities: [people[0]!.placement.cityCode] })
  world.partners.reply(yes!.phone, '求助')
  world.partners.reply(stays!.phone, '求助')
  await world.advance({ hours: 1 })
  const body = { workerId: people[3]!.workerId, kind: 'wages' }
  expect(await world.call('POST', '/v1/cases', { token, body })).toMatchObject({ status: 201 })
  await world.advance({ hours: 1 })
  const { items } = (await world.call('GET', '/v1/cases', { token })).body as { items: Case[] }
  for (const { workerId, placement } of [yes!, stays!, people[3]!]) {
    const { placementId, enterpriseId, cityCode } = placement
    expect(items).toContainEqual(expect.objectContaining({ workerId, placementId, enterpriseId, cityCode }))
  }
})
