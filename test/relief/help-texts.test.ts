import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, type DisasterId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { workplaces } from '../../domain/kernel/places/cities.ts'
import { noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { segmentsOf } from '../../domain/notices/segments.ts'
import { disasterTerms } from '../../domain/relief/disaster-terms.ts'
import type { HelpTexts } from '../../domain/relief/help-texts.ts'
import { whoIsHelpedFirst } from '../../functions/relief/who-is-helped-first.ts'
import { openCounty } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const batchId = derivedId('BatchId', 'help texts') as BatchId
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  await travelledBatch(world, jobOrder, batchId)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const today = () => dateInShanghai(world.clock.now())
const as = async (role: 'province' | 'county', counties: string[] = []) =>
  world.token({ role, subject: `li@${role}`, ...(role === 'county' && { counties }) })
async function flood(countyCode: string): Promise<DisasterId> {
  const body = { kind: 'flood', countyCode, from: today(), until: plusDays(today(), 20), source: '县应急局通报' }
  const declared = await world.call('POST', '/v1/disasters', { token: await as('province'), body })
  return (declared.body as { disasterId: DisasterId }).disasterId
}
async function send(disasterId: string, body: object = {}, given: { token?: string; key?: string } = {}) {
  const token = given.token ?? (await as('province'))
  const answer = await world.call('POST', `/v1/disasters/${disasterId}/texts`, { ...given, token, body })
  return { status: answer.status, body: answer.body as HelpTexts }
}
const textsTo = (phone: string) => world.partners.texts.filter((text) => text.phone === phone)
const templatesTo = (phone: string) => textsTo(phone).map(({ template }) => template)
const offerOf = async (disasterId: DisasterId, workerId: WorkerId) => world.deps.helpOffers.get(disasterId, workerId)
async function isPaused(workerId: WorkerId) {
  return (await whoIsHelpedFirst([(await world.deps.workers.get(workerId))!], world.deps)).has(workerId)
}
async function morning() {
  const next = atShanghai(plusDays(today(), 1), '09:00')
  await world.advance({ seconds: Math.ceil((Date.parse(next) - Date.parse(world.clock.now())) / 1000) })
}
async function reply(phone: string, text: string) {
  world.partners.reply(phone, text)
  await world.advance({ hours: 1 })
}
async function peopleOf({ countyCode, phones }: { countyCode: string; phones: readonly string[] }) {
  const found = (await world.deps.workers.ofCounty(countyCode, null)).items
  const byHash = new Map(found.map((worker) => [worker.phoneHash, worker.workerId]))
  const { vault } = world.deps
  return Promise.all(phones.map(async (phone) => byHash.get(await vault.lookupHash('phone', phone as never))!))
}

test('both texts fit two segments with every county and disaster, name the help, and press nobody', () => {
  const longest = Math.max(...workplaces.map(({ name }) => name.length))
  const disaster = Math.max(...Object.values(disasterTerms).map(({ zh }) => zh.length))
  for (const code of ['help-offer', 'help-offer-word'] as const) {
    const { text } = noticeTemplates[code]
    const written = text
      .replace('{person}', '欧阳**明')
      .replace('{county}', '县'.repeat(longest))
      .replace('{disaster}', '灾'.repeat(disaster))
      .replace('{phone}', '0870-31234567')
    expect(segmentsOf('云南劳务服务', written)).toBeLessThanOrEqual(2)
    expect(text).toMatch(/住处.*心理援助.*不回没有影响.*等您说了再提/)
    expect(text).not.toMatch(/请尽快|务必|必须|截止/)
  }
})

test('help is offered by text once, after it was reckoned; each answer does what it says, and silence nothing', async () => {
  const county = await openCounty(world, {}, {}, {}, { willing: '否' }, { consent: '否' })
  const [needs = '', well = '', silent = ''] = county.phones
  const [needsId, wellId, silentId] = await peopleOf(county)
  const disasterId = await flood(county.countyCode)
  await morning()

  const reckoned = (await send(disasterId, { dryRun: true })).body
  expect(reckoned).toMatchObject({
    people: 3,
    toldBefore: 0,
    answered: 0,
    byCallOnly: 1,
    segments: 6,
    isSending: false,
  })
  expect(reckoned.example).toContain('洪涝')
  const over = await send(disasterId, { smsBudgetYuan: 0.1 })
  expect(over).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/smsBudgetYuan' }] } })
  await world.advance({ hours: 1 })
  expect(templatesTo(silent)).toEqual([])

  const local = await as('county', [county.countyCode])
  expect((await send(disasterId, { hotline: '0870-3123456' }, { token: local, key: 'texts' })).body.isSending).toBe(
    true,
  )
  await send(disasterId, { hotline: '0870-3123456' }, { token: local, key: 'texts' })
  await send(disasterId)
  await world.advance({ hours: 1 })
  for (const phone of [needs, well, silent]) expect(templatesTo(phone)).toEqual(['help-offer'])
  expect(textsTo(needs)[0]!.text).toContain('0870-3123456')
  for (const phone of county.phones.slice(3)) expect(templatesTo(phone)).toEqual([])
  expect((await send(disasterId)).body).toMatchObject({ people: 0, toldBefore: 3, isSending: false })

  await reply(needs, '要帮助，房子漏水')
  await reply(well, '2')
  expect(await offerOf(disasterId, needsId!)).toMatchObject({
    answer: 'needs-help',
    needs: ['other'],
    by: 'sms',
    tries: 1,
  })
  expect(templatesTo(needs)).toEqual(['help-offer', 'help-received'])
  expect(await offerOf(disasterId, wellId!)).toMatchObject({ answer: 'no-need' })
  await world.advance({ days: 2 })
  expect(templatesTo(silent)).toEqual(['help-offer'])
  expect(await offerOf(disasterId, silentId!)).toBeNull()
  expect(await Promise.all([needsId!, wellId!, silentId!].map(isPaused))).toEqual([true, false, true])

  // Days later, and after another answer: still heard.
  await reply(well, '1')
  expect(await offerOf(disasterId, wellId!)).toMatchObject({ answer: 'needs-help' })
  await world.advance({ days: 7 })
  await reply(silent, '1')
  expect(await offerOf(disasterId, silentId!)).toMatchObject({ answer: 'needs-help' })
})

test('who is at work elsewhere is asked for the family’s sake, and has a case; a question that is open there keeps its numbers', async () => {
  const person = await placed(world, jobOrder, batchId)
  const { countyCode } = await person.worker()
  const question = { about: 'check-in' as const, batchId, chunk: 0, cohortId: derivedId('CohortId', 'x'), day: 7 }
  const { phoneHash, workerId } = await person.worker()
  const [askedAt, closesAt] = [world.clock.now(), atShanghai(plusDays(today(), 9), '00:00')]
  const messageId = derivedId('MessageId', 'open', workerId)
  await world.deps.questions.open([{ workerId, phoneHash, messageId, askedAt, closesAt, asks: question }], askedAt)
  const disasterId = await flood(countyCode)
  await morning()
  await send(disasterId)
  await world.advance({ hours: 1 })
  expect(templatesTo(person.phone)).toEqual(['help-offer-word'])
  await world.deps.questions.close([{ phoneHash, messageId }])
  world.partners.reply(person.phone, '求助')
  await reply(person.phone, '求助')
  const offer = await offerOf(disasterId, workerId)
  expect(offer).toMatchObject({ answer: 'needs-help', by: 'sms' })
  const cases = await world.deps.cases.ofWorker(workerId)
  expect(cases.map(({ kind }) => kind)).toEqual(['help'])
  expect(offer?.caseId).toBe(cases[0]!.caseId)
})

test('nothing is sent by night, to who withdrew meanwhile, after its end, or for a county of others', async () => {
  const county = await openCounty(world, {}, {})
  const [stays = '', leaves = ''] = county.phones
  const [, leavesId] = await peopleOf(county)
  const disasterId = await flood(county.countyCode)
  await morning()
  await world.advance({ hours: 13 })
  await send(disasterId)
  await world.advance({ hours: 2 })
  expect(templatesTo(stays)).toEqual([])
  world.partners.reply(leaves, '退订')
  await world.advance({ hours: 10 })
  expect(templatesTo(stays)).toEqual(['help-offer'])
  expect(templatesTo(leaves)).toEqual([])
  expect(await offerOf(disasterId, leavesId!)).toBeNull()

  const other = await as('county', ['530702'])
  expect((await send(disasterId, {}, { token: other })).status).toBe(403)
  const end = { token: await as('province'), body: {} }
  await world.call('POST', `/v1/disasters/${disasterId}/end`, end)
  expect((await send(disasterId)).status).toBe(409)
  await reply(stays, '1')
  expect(await offerOf(disasterId, (await peopleOf(county))[0]!)).toMatchObject({ answer: 'needs-help' })
})

test('a colleague’s later word stands when an older text is delivered again', async () => {
  const county = await openCounty(world, {})
  const [id] = await peopleOf(county)
  const disasterId = await flood(county.countyCode)
  await morning()
  await send(disasterId)
  await world.advance({ hours: 1 })
  await reply(county.phones[0]!, '1')
  const said = { token: await as('county', [county.countyCode]), body: { answer: 'settled' } }
  await world.call('POST', `/v1/disasters/${disasterId}/people/${id}`, said)
  const before = await offerOf(disasterId, id!)
  const { hearNeedsOfHelp } = await import('../../functions/inbox/hear-needs-of-help.ts')
  const old = { at: plusDays(today(), -1) && atShanghai(today(), '09:30'), eventId: derivedId('EventId', 'again') }
  await hearNeedsOfHelp([{ workerId: id!, disasterId, answer: 'needs-help', ...old }], world.deps)
  expect(await offerOf(disasterId, id!)).toEqual(before)
  expect(before).toMatchObject({ answer: 'settled', needs: ['other'] })
})
