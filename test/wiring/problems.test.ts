import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { breakageWords } from '../../domain/kernel/problem-words.ts'
import { refusalCodes, refuse } from '../../domain/kernel/refusal.ts'
import { problem } from '../../functions/wiring/problem.ts'
import { openWorld, type World } from '../world.ts'

/** RFC 9457, with the extension of section 3.1's example for several problems at once. */
const Problem = z.strictObject({
  type: z.string().startsWith('/problems/'),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  code: z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/),
  instance: z.string().min(1),
  errors: z
    .array(z.strictObject({ pointer: z.string(), detail: z.string().min(1), code: z.string().min(1) }))
    .optional(),
})

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

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(world.url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'accept-language': 'en',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: answer.status, headers: answer.headers, body: Problem.parse(await answer.json()) }
}
const pointers = async (path: string, body: unknown) =>
  (await post(path, body)).body.errors?.map(({ pointer }) => pointer).sort()

test('every refusal is a problem document, and says so', async () => {
  for (const code of refusalCodes) {
    const reply = problem(refuse(code, breakageWords('broken')), { language: 'en', instance: 'req-1' })
    expect(reply.headers?.['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(Problem.parse(JSON.parse(reply.body ?? ''))).toMatchObject({
      type: `/problems/${code}`,
      status: reply.statusCode,
    })
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(reply.statusCode).toBeLessThan(500)
  }
})

test('a caller who is not signed in is told how to', async () => {
  const { status, headers } = await post('/v1/surveys', {}, { authorization: '' })
  expect(status).toBe(401)
  expect(headers.get('www-authenticate')).toBe('Bearer')
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
})

describe('a problem document reads in the language that was asked for', () => {
  const inChinese = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.1' }

  test('title, sentence and fields; Chinese where it names neither', async () => {
    for (const headers of [inChinese, { 'accept-language': 'fr' }]) {
      const { headers: got, body } = await post('/v1/surveys', { countyCode: '110101' }, headers)
      expect(got.get('content-language')).toBe('zh')
      expect(got.get('vary')).toBe('Accept-Language')
      expect(body).toMatchObject({
        type: '/problems/invalid-request',
        title: '请求有误',
        detail: '请求有2处不对，见 errors，请逐项改正。',
        code: 'door/see-errors',
        errors: [
          { pointer: '#/countyCode', detail: expect.stringMatching(/^必须是云南省现行/), code: 'surveys/county-code' },
          { pointer: '#/fileName', detail: '这一项必须填写', code: 'field/invalid-type' },
        ],
      })
    }
    const { headers: got, body } = await post('/v1/surveys', { countyCode: '110101' })
    expect(got.get('content-language')).toBe('en')
    expect(body).toMatchObject({
      title: 'invalid request',
      detail: 'The request has 2 problem(s); see errors.',
      code: 'door/see-errors',
    })
  })

  test.each([
    ['who is not signed in', '/v1/surveys', { fileName: 'a.csv' }, { authorization: '' }, /请先登录/, /^Send a token/],
    ['what there is not', '/v1/surveys/svy_000000000000/import', {}, {}, /没有这份摸底表/, /^There is no such survey/],
    ['what is no JSON', '/v1/surveys', '{', {}, /不是 JSON/, /^The body is not JSON/],
    [
      'an id of something else',
      '/v1/surveys/bat_000000000000/import',
      {},
      {},
      /请求有1处不对/,
      /^The request has 1 problem/,
    ],
  ])('%s', async (_, path, body, headers, chinese, english) => {
    expect((await post(path, body, { ...headers, ...inChinese })).body.detail).toMatch(chinese)
    expect((await post(path, body, headers)).body.detail).toMatch(english)
  })

  test('what broke too', async () => {
    vi.spyOn(world.deps.surveys, 'announce').mockRejectedValueOnce(new Error('the disk is full'))
    const { status, body } = await post('/v1/surveys', { countyCode: '530627', fileName: '摸底.csv' }, inChinese)
    expect({ status, body }).toMatchObject({ status: 500, body: { title: '我们这边出了问题', code: 'service/broken' } })
  })

  test('also the second time under one key, whoever asked first', async () => {
    const path = '/v1/surveys/svy_000000000000/import'
    const key = { 'idempotency-key': 'twice-in-two-languages' }
    expect((await post(path, {}, { ...key, ...inChinese })).body.detail).toMatch(/没有这份摸底表/)
    expect((await post(path, {}, key)).body.detail).toMatch(/^There is no such survey/)
  })
})

describe('every wrong field is pointed at', () => {
  test('in the body, deep in it, and what does not belong there', async () => {
    expect(await pointers('/v1/surveys', { countyCode: '110101' })).toEqual(['#/countyCode', '#/fileName'])
    const batch = {
      campaign: '春风行动',
      counties: ['530627', '999999'],
      jobOrders: [],
      travelWindow: { from: 'soon' },
    }
    expect(await pointers('/v1/transfer-batches', { ...batch, answerHours: 0 })).toEqual([
      '#/answerHours',
      '#/counties/1',
      '#/jobOrders',
      '#/travelWindow/from',
      '#/travelWindow/to',
    ])
  })

  test('in the address and the query', async () => {
    const list = await world.call('GET', '/v1/enterprises?limit=1000', { token })
    expect(list).toMatchObject({ status: 422, body: { errors: [{ pointer: 'query/limit' }] } })
    const survey = await world.call('GET', '/v1/surveys/bat_000000000000', { token })
    expect(survey).toMatchObject({ status: 422, body: { errors: [{ pointer: 'params/surveyId' }] } })
  })

  test('a body that is no JSON is said to be none', async () => {
    expect((await post('/v1/surveys', '{"countyCode":')).body).toMatchObject({
      type: '/problems/invalid-request',
      detail: 'The body is not JSON.',
    })
  })

  test('a body that begins with a byte order mark is read', async () => {
    const { status, body } = await post('/v1/surveys', '\uFEFF{"countyCode":"530627"}')
    expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ pointer: '#/fileName' }] })
  })

  test('a cursor that nobody gave is refused, not broken', async () => {
    for (const cursor of ['nonsense', Buffer.from('{}').toString('base64url')])
      expect(await world.call('GET', `/v1/enterprises?cursor=${cursor}`, { token })).toMatchObject({ status: 422 })
  })
})

describe('no personal detail in an answer or in the log', () => {
  const id = '530627199005170038'
  const phone = '15400000123'
  const log = async () => readFile(join(world.data, 'functions.log'), 'utf8')

  test('a field that is wrong is not repeated', async () => {
    const { body } = await post('/v1/surveys', { countyCode: id, fileName: { phone }, note: phone })
    expect(body.errors).toHaveLength(3)
    expect(JSON.stringify(body)).not.toContain(id)
    expect(JSON.stringify(body)).not.toContain(phone)
  })

  test('what broke is logged under the instance that the caller is told, and only that is told', async () => {
    vi.spyOn(world.deps.surveys, 'announce').mockRejectedValueOnce(new Error('the disk of the table is full'))
    const { status, body } = await post('/v1/surveys', { countyCode: '530627', fileName: '摸底.csv' })
    expect(status).toBe(500)
    expect(JSON.stringify(body)).not.toContain('disk')
    await expect.poll(log).toContain('the disk of the table is full')
    const line = (await log()).split('\n').find((one) => one.includes('disk of the table')) ?? ''
    expect(JSON.parse(line)).toMatchObject({ level: 'ERROR', requestId: body.instance })
  })
})
