import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openWorld, type World } from '../world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
  token = await world.token({ role: 'province' })
})
afterAll(() => world.close())
afterEach(() => {
  vi.restoreAllMocks()
})

const huasheng = {
  name: '东莞市华晟电子科技有限公司',
  socialCreditCode: '91110000101623741K',
  webhookUrl: 'https://hr.huasheng.example.cn/zhida',
}
const wenxing = { ...huasheng, name: '昆明文兴食品有限公司', socialCreditCode: '91530100MA62000090' }
const register = (body: object, key: string, as = token) =>
  world.call('POST', '/v1/enterprises', { token: as, key, body })
const announce = (key: string, as = token, fileName = '摸底.csv') =>
  world.call('POST', '/v1/surveys', { token: as, key, body: { countyCode: '530627', fileName } })

async function enterprises(): Promise<{ name: string }[]> {
  const { body } = await world.call('GET', '/v1/enterprises', { token })
  return (body as { items: { name: string }[] }).items
}

test('the same key again is given the first answer, with the secret that is told only once', async () => {
  const first = await register(huasheng, 'huasheng')
  expect(first).toMatchObject({ status: 201, body: { webhookSecret: expect.stringMatching(/^whsec_/) } })
  expect(await register(huasheng, 'huasheng')).toEqual(first)
  expect(await enterprises()).toHaveLength(1)
})

test('the kept answer is sealed: who reads the table does not find the secret', async () => {
  const { body } = await register(huasheng, 'huasheng')
  const { webhookSecret } = body as { webhookSecret: string }
  const { client, table } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
  const kept = Items.filter((item) => item['pk'] === 'idempotency')
  expect(kept.length).toBeGreaterThan(0)
  expect(JSON.stringify(kept)).toContain('"data":"k1.')
  expect(JSON.stringify(Items)).not.toContain(webhookSecret)
  expect(JSON.stringify(Items)).not.toContain(webhookSecret.slice('whsec_'.length))
})

test('the same key with another body is a conflict and changes nothing', async () => {
  await register(huasheng, 'huasheng')
  const other = await register(wenxing, 'huasheng')
  expect(other).toMatchObject({ status: 409, body: { type: '/problems/conflict' } })
  expect((await enterprises()).map(({ name }) => name)).not.toContain(wenxing.name)
})

test('a key belongs to who sent it: a colleague may use the same one', async () => {
  const county = await world.token({ role: 'county', counties: ['5306'], subject: 'li@zhaotong' })
  const first = await announce('survey 1')
  const second = await announce('survey 1', county)
  expect([first.status, second.status]).toEqual([201, 201])
  expect((second.body as { surveyId: string }).surveyId).not.toBe((first.body as { surveyId: string }).surveyId)
})

test('a key belongs to one address: another one is not answered from it', async () => {
  await announce('morning')
  expect(await register(wenxing, 'morning')).toMatchObject({ status: 201 })
})

test('a second call while the first is under way is told to wait, and is answered alike afterwards', async () => {
  const { audit } = world.deps
  const record = audit.record.bind(audit)
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  const { promise: underWay, resolve: started } = Promise.withResolvers<void>()
  vi.spyOn(audit, 'record').mockImplementationOnce(async (one) => {
    started()
    await mayEnd
    return record(one)
  })
  const first = announce('two clicks')
  await underWay
  // The refused second call must not free the key either.
  for (const _ of ['second', 'third'])
    expect(await announce('two clicks')).toMatchObject({ status: 409, body: { type: '/problems/conflict' } })
  end()
  expect(await first).toMatchObject({ status: 201 })
  expect(await announce('two clicks')).toEqual(await first)
})

test('a refusal is not kept: once its cause is mended the same key goes through', async () => {
  const { surveyId, upload } = (await announce('to be imported')).body as { surveyId: string; upload: { url: string } }
  const start = () => world.call('POST', `/v1/surveys/${surveyId}/import`, { token, key: 'import it' })
  expect(await start()).toMatchObject({ status: 409, body: { type: '/problems/invalid-state' } })
  await fetch(upload.url, { method: 'PUT', body: '姓名\n' })
  expect(await start()).toMatchObject({ status: 202, body: { state: 'importing' } })
})

test('what broke is not kept either, and the second try finishes the first one’s work', async () => {
  const broken = vi.spyOn(world.deps.audit, 'record').mockRejectedValueOnce(new Error('throttled'))
  expect(await announce('breaks once')).toMatchObject({ status: 500 })
  expect(await announce('breaks once')).toMatchObject({ status: 201 })
  expect(broken).toHaveBeenCalledTimes(2)
})
