import { afterAll, beforeAll, expect, test } from 'vitest'
import { askHeadcount } from '../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type AgreementId, derivedId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { handler as ask } from '../../functions/enterprises/ask-headcount.ts'
import { handler as remind } from '../../functions/enterprises/remind-headcount.ts'
import { placementEntity } from '../../storage/matching/placements.ts'
import { type Firm, openFirm } from '../enterprise-page/firm.ts'
import { openWorld, type World } from '../world.ts'
import { assembly } from './sample.ts'

let world: World
let firm: Firm
let agreementId: AgreementId
let order: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false })
  firm = await openFirm(world)
  agreementId = await firm.offer()
  await world.advance({ minutes: 5 })
})
afterAll(() => world.close())

const batchId = derivedId('BatchId', 'telephone')
const word = { by: '陈秀英', role: '厂长', reason: '企业没有电脑，电话答复' }
const context = { awsRequestId: 'test', getRemainingTimeInMillis: () => 60_000 } as never
async function call(method: 'GET' | 'POST', path: string, body?: object) {
  const token = await world.token({ role: 'province', subject: 'zhao@province' })
  return world.call(method, path, { token, ...(body && { body }) })
}
type Listed = { items: { id: EnterpriseId; unanswered: object[] }[] }
const silent = async () => ((await call('GET', '/v1/enterprises?silent=true')).body as Listed).items

test('the list says which enterprise has not answered, and when it was told last', async () => {
  const since = expect.any(String)
  expect(await silent()).toMatchObject([
    {
      id: firm.id,
      unanswered: [{ about: 'agreement', agreementId, toldAt: since }],
      agreement: { id: agreementId, state: 'offered' },
    },
  ])
})

test('a page of the list is three reads a firm and one of the list; who is silent is known from the work list', async () => {
  for (let made = 0; made < 2; made += 1) await openFirm(world)
  const { middlewareStack } = world.deps.database.client
  const counted = async (query: string) => {
    let reads = 0
    middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName === 'QueryCommand') reads += 1
          return next(args)
        },
      { name: 'count-reads', step: 'initialize' },
    )
    const { items } = (await call('GET', `/v1/enterprises?${query}`)).body as Listed
    middlewareStack.remove('count-reads')
    return { firms: items.length, reads }
  }
  expect(await counted('limit=3')).toEqual({ firms: 3, reads: 1 + 3 * 3 })
  // Two kinds in eight parts, the page, and the three reads of the one that is silent.
  expect(await counted('limit=3&silent=true')).toEqual({ firms: 1, reads: 16 + 1 + 3 })
})

test('a signature is recorded with who signed, who recorded it and why; the record of the call says so too', async () => {
  const path = `/v1/enterprises/${firm.id}/agreements/${agreementId}/answer`
  expect(await call('POST', path, { ...word, answer: 'signed', reason: '' })).toMatchObject({ status: 422 })
  const recorded = {
    signatory: word.by,
    saidBy: { through: 'telephone', recordedBy: 'zhao@province', name: word.by },
  }
  for (const _ of ['first', 'again'])
    expect(await call('POST', path, { ...word, answer: 'signed' })).toMatchObject({ status: 200, body: recorded })
  const audit = await world.deps.audit.of(agreementId)
  const said = { actor: 'zhao@province', word: { by: word.by, reason: word.reason } }
  expect(audit).toContainEqual(expect.objectContaining(said))
  await world.advance({ minutes: 5 })
  expect((await world.deps.agreements.get(agreementId))?.state).toBe('active')
  expect(await silent()).toEqual([])
  const sheet = { agreement: { id: agreementId, state: 'active' }, unanswered: [] }
  expect((await call('GET', `/v1/enterprises/${firm.id}`)).body).toMatchObject(sheet)
})

test('a headcount is recorded by the specialist, under the same rules; reminders are seen until then', async () => {
  const startDate = plusDays(dateInShanghai(world.clock.now()), 20)
  order = (await call('POST', '/v1/job-orders', { ...assembly, agreementId, startDate })).body as JobOrder
  const wish = askHeadcount({ batchId, jobOrderId: order.id, asked: 60 }, world.clock.now())
  await world.deps.headcounts.ask(wish, firm.id)
  await ask({ batchId, jobOrderId: order.id }, context)
  const asked = world.clock.now()
  expect(await silent()).toMatchObject([{ unanswered: [{ about: 'headcount', batchId, toldAt: asked }] }])
  await world.advance({ hours: 2 })
  await remind({ batchId, jobOrderId: order.id, reminder: 1 }, context)
  expect((await call('GET', `/v1/enterprises/${firm.id}`)).body).toMatchObject({
    unanswered: [{ about: 'headcount', since: asked, toldAt: world.clock.now() }],
  })
  expect(firm.link('firm-headcount-reminder')).toBe(firm.link('firm-headcount'))

  const path = `/v1/transfer-batches/${batchId}/headcounts/${order.id}/answer`
  const body = { ...word, answer: { answer: 'partial', confirmed: 61 } }
  expect(await call('POST', path, body)).toMatchObject({ status: 422 })
  const stranger = await world.token({ role: 'county', subject: 'li@county', counties: ['530621'] })
  expect(await world.call('POST', path, { token: stranger, body })).toMatchObject({ status: 403 })
  const taken = await call('POST', path, { ...word, answer: { answer: 'partial', confirmed: 20 } })
  expect(taken).toMatchObject({
    status: 200,
    body: { state: 'answered', saidBy: { through: 'telephone', name: word.by, reason: word.reason } },
  })
  expect(await silent()).toEqual([])
})

test('who left is recorded as the enterprise said', async () => {
  const placementId = derivedId('PlacementId', 'left')
  const workerId = derivedId('WorkerId', 'left')
  const at = world.clock.now()
  const promise = {} as never
  const facts = {
    countyCode: '530621',
    jobOrderId: order.id,
    enterpriseId: firm.id,
    cityCode: '441900',
    acceptedAt: at,
  }
  const journey = { state: 'handed-over' as const, at }
  await placementEntity(world.deps.database)
    .put({
      ...facts,
      placementId,
      batchId,
      chunk: 0,
      workerId,
      startDate: order.startDate,
      promise,
      state: 'handed-over',
      journey,
    })
    .go()
  const leftOn = dateInShanghai(at)
  const path = `/v1/enterprises/${firm.id}/leavers`
  const body = { ...word, placementId, leftOn }
  expect(await call('POST', path, body)).toMatchObject({ status: 204 })
  expect(await call('POST', path, body)).toMatchObject({ status: 204 })
  expect((await world.deps.placements.byId(placementId))?.journey).toMatchObject({ state: 'left', by: word.by })
  expect(await call('POST', path, { ...body, leftOn: plusDays(leftOn, 1) })).toMatchObject({ status: 409 })
})
