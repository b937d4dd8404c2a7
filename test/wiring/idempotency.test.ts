import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
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

const reused = { status: 409, body: { type: '/problems/key-reused' } }

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
  const kept = Items.filter((item) => item['__edb_e__'] === 'receivedEvent')
  expect(kept).toEqual([
    expect.objectContaining({
      sealedReply: expect.stringMatching(/^k1\./),
      fingerprint: expect.stringMatching(/^[\w-]{43}$/),
    }),
  ])
  expect(JSON.stringify(Items)).not.toContain(webhookSecret)
  expect(JSON.stringify(Items)).not.toContain(webhookSecret.slice('whsec_'.length))
})

test('the same key with another body is a conflict and changes nothing', async () => {
  await register(huasheng, 'huasheng')
  const other = await register(wenxing, 'huasheng')
  expect(other).toMatchObject(reused)
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
    expect(await announce('two clicks')).toMatchObject({ status: 409, body: { type: '/problems/in-progress' } })
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

describe('however late a key comes again', () => {
  test('the same request has its first answer with its status, and another one is refused', async () => {
    const first = await announce('for good')
    await world.advance({ days: 400 })
    token = await world.token({ role: 'province' })
    expect(await announce('for good')).toEqual(first)
    expect(await announce('for good', token, '别的.csv')).toMatchObject(reused)
  })

  test('what was changed under it is not changed again', async () => {
    const { body } = await register(huasheng, 'huasheng')
    const { id } = (body as { enterprise: { id: string } }).enterprise
    const rotate = (key: string) => world.call('POST', `/v1/enterprises/${id}/webhook-secret/rotate`, { token, key })
    const first = await rotate('monday')
    expect(await rotate('monday')).toEqual(first)
    await rotate('tuesday')
    expect(await rotate('monday')).toEqual(first)
    expect(await world.call('GET', `/v1/enterprises/${id}`, { token })).toMatchObject({
      body: { secretVersions: { current: 3 } },
    })
  })

  test('an object of a folder from before fingerprints is given to the request that says the same, and to no other', async () => {
    const { surveyId } = (await announce('old folder')).body as { surveyId: string }
    await forgetAllRequests()
    expect(await announce('old folder', token, '别的.csv')).toMatchObject(reused)
    expect(await announce('old folder')).toMatchObject({ status: 201, body: { surveyId } })

    const first = (await register(huasheng, 'huasheng')).body
    await forgetAllRequests()
    expect(await register({ ...huasheng, webhookUrl: 'https://other.example.cn/' }, 'huasheng')).toMatchObject(reused)
    expect(await register(huasheng, 'huasheng')).toMatchObject({
      status: 201,
      body: { enterprise: { id: (first as { enterprise: { id: string } }).enterprise.id } },
    })
  })
})

/** As in a table of v0.1.0, where keys were known for an hour. */
async function forgetAllRequests(): Promise<void> {
  const { client, table } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
  for (const { pk, sk, __edb_e__ } of Items)
    if (__edb_e__ === 'receivedEvent') await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }))
}

/** Other workflows start meanwhile, such as the one that sends again what a server did not take. */
function breakNextSigning() {
  const start = world.deps.workflows.start.bind(world.deps.workflows)
  let signings = 0
  vi.spyOn(world.deps.workflows, 'start').mockImplementation(async (...args) => {
    if (args[0] === 'enterprises/sign-agreement') signings += 1
    if (args[0] === 'enterprises/sign-agreement' && signings === 1) throw new Error('throttled')
    return start(...args)
  })
  return () => signings
}

describe('a request that broke halfway', () => {
  const offer = async (key: string, days: number, enterpriseId?: string) => {
    const { body } = await register(huasheng, 'huasheng')
    const id = enterpriseId ?? (body as { enterprise: { id: string } }).enterprise.id
    const firstDay = dateInShanghai(world.clock.now())
    return world.call('POST', `/v1/enterprises/${id}/agreements`, {
      token,
      key,
      body: { firstDay, lastDay: plusDays(firstDay, days) },
    })
  }

  test('is completed by the same one and refuses another', async () => {
    const signings = breakNextSigning()
    expect(await offer('broken', 30)).toMatchObject({ status: 500 })
    expect(await offer('broken', 60)).toMatchObject(reused)
    const completed = await offer('broken', 30)
    expect(completed).toMatchObject({ status: 201, body: { state: 'offered' } })
    expect(signings()).toBe(2)
    expect(await offer('broken', 30)).toEqual(completed)
  })

  test('keeps its key to itself when it is refused the second time', async () => {
    breakNextSigning()
    expect(await offer('refused later', 30)).toMatchObject({ status: 500 })
    vi.spyOn(world.deps.enterprises, 'get').mockResolvedValueOnce(null)
    expect(await offer('refused later', 30)).toMatchObject({ status: 404 })
    expect(await offer('refused later', 60)).toMatchObject(reused)
  })

  test('is another one at another address', async () => {
    await offer('one firm', 30)
    const other = (await register(wenxing, 'morning')).body as { enterprise: { id: string } }
    expect(await offer('one firm', 30, other.enterprise.id)).toMatchObject(reused)
  })
})

test('the same request is the same in another order and spacing of its JSON, and not with another word', async () => {
  const send = async (body: string) => {
    const answer = await fetch(`${world.url}/v1/surveys`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'spelling' },
      body,
    })
    return { status: answer.status, body: await answer.json() }
  }
  const first = await send('{"countyCode":"530627","fileName":"摸底.csv"}')
  expect(first.status).toBe(201)
  expect(await send('{ "fileName": "\\u6478\\u5e95.csv",\n "countyCode": "530627" }')).toEqual(first)
  expect(await send('{"countyCode":"530627","fileName":"摸底 .csv"}')).toMatchObject(reused)
})

test('of many at once one acts; the others are given its answer or told when to come again', async () => {
  const announced = vi.spyOn(world.deps.surveys, 'announce')
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      fetch(`${world.url}/v1/surveys`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'storm' },
        body: JSON.stringify({ countyCode: '530627', fileName: '摸底.csv' }),
      }),
    ),
  )
  expect(announced).toHaveBeenCalledTimes(1)
  const made = answers.filter(({ status }) => status === 201)
  expect(new Set(await Promise.all(made.map((one) => one.text()))).size).toBe(1)
  const told = answers.filter(({ status }) => status === 409)
  expect(made.length + told.length).toBe(12)
  for (const one of told) expect(one.headers.get('retry-after')).toBe('1')
})
