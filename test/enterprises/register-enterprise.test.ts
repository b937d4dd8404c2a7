import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../world.ts'

let world: World
let province: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
  province = await world.token({ role: 'province' })
})
afterAll(() => world.close())

const shunda = {
  name: '佛山市顺达五金厂',
  socialCreditCode: '91110000101623741K',
  webhookUrl: 'https://shunda.example.cn/hook',
}
const register = (body: object, key: string, token = province) =>
  world.call('POST', '/v1/enterprises', { token, key, body })

test('an enterprise is registered once and told its webhook secret', async () => {
  const first = await register(shunda, 'shunda')
  expect(first).toMatchObject({
    status: 201,
    body: {
      enterprise: { name: '佛山市顺达五金厂', standing: { state: 'active' } },
      webhookSecret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    },
  })
  expect(await register(shunda, 'shunda')).toEqual(first)

  const { id } = (first.body as { enterprise: { id: string } }).enterprise
  const again = await register({ ...shunda, name: '顺达' }, 'shunda, by a colleague')
  expect(again).toMatchObject({
    status: 409,
    body: { type: '/problems/conflict', detail: expect.stringContaining(id) },
  })

  const read = await world.call('GET', `/v1/enterprises/${id}`, { token: province })
  expect(read).toMatchObject({ status: 200, body: { id, socialCreditCode: shunda.socialCreditCode } })
  expect(JSON.stringify(read.body)).not.toContain('whsec_')
})

test('a licence whose code fails its check sum needs somebody who answers for it', async () => {
  const doubtful = { ...shunda, socialCreditCode: '91110000101623741L' }
  expect(await register(doubtful, 'doubtful')).toMatchObject({
    status: 422,
    body: { type: '/problems/invalid-request' },
  })
  const override = { ...doubtful, licenceOverride: { why: '营业执照原件已核对' } }
  expect(await register(override, 'overridden')).toMatchObject({
    status: 201,
    body: { enterprise: { licenceOverride: { why: '营业执照原件已核对', by: expect.any(String) } } },
  })
})

test('only the province registers', async () => {
  const county = await world.token({ role: 'county', counties: ['530621'] })
  expect(await register(shunda, 'by a county', county)).toMatchObject({ status: 403 })
})

test('two enterprises that register the same licence at once: one of them is it', async () => {
  const licence = { ...shunda, socialCreditCode: '91530100MA62000090' }
  const both = await Promise.all(['one', 'other'].map((key) => register(licence, key)))
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]))
})

test('the list comes in pages, newest first', async () => {
  const page = async (query: string) =>
    (await world.call('GET', `/v1/enterprises?limit=2${query}`, { token: province })).body as {
      items: { id: string }[]
      next: string | null
    }
  const first = await page('')
  const second = await page(`&cursor=${encodeURIComponent(first.next ?? '')}`)
  expect([...first.items, ...second.items]).toHaveLength(3)
  expect(second.next).toBeNull()
})
