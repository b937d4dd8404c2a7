import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
  token = await world.token({ role: 'province' })
})
afterAll(() => world.close())

const everyAnswer = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
async function answerTo(path: string, request: RequestInit = {}) {
  const { status, headers } = await fetch(world.url + path, request)
  return { status, headers: Object.fromEntries(headers) }
}
const announce = (headers: Record<string, string> = {}) =>
  answerTo('/v1/surveys', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ countyCode: '530627', fileName: '摸底.csv' }),
  })

test('an answer, and the same one given again for its key, may be kept, framed or guessed at by nobody', async () => {
  const key = { 'idempotency-key': 'twice' }
  for (const _ of ['first', 'again']) expect(await announce(key)).toMatchObject({ status: 201, headers: everyAnswer })
})

test('so are refusals, of routes and of webhooks', async () => {
  expect(await announce({ authorization: '' })).toMatchObject({ status: 401, headers: everyAnswer })
  const stranger = '/webhooks/enterprises/ent_000000000000000000000000'
  expect(await answerTo(stranger, { method: 'POST', body: '{}' })).toMatchObject({ status: 404, headers: everyAnswer })
})

test('a worker’s page adds what a page may load, and once', async () => {
  const page = await answerTo('/t/a-link-of-nobody-at-all')
  expect(page).toMatchObject({ status: 404, headers: everyAnswer })
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/)
})
