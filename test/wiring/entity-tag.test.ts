import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateSocialCreditCode } from '../../local/demo/generate-social-credit-code.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
  token = await world.token({ role: 'province' })
})
afterAll(() => world.close())

const read = (headers: Record<string, string> = {}) =>
  fetch(`${world.url}/v1/enterprises`, { headers: { authorization: `Bearer ${token}`, ...headers } })

test('what has not changed is not sent again', async () => {
  const etag = (await read()).headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]{27}"$/)
  const again = await read({ 'if-none-match': `"other", W/${etag}` })
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
})

test('what has changed is sent whole, under another tag', async () => {
  const before = (await read()).headers.get('etag') ?? ''
  const firm = {
    name: '鲁甸新厂',
    socialCreditCode: generateSocialCreditCode('330200', 1),
    contact: { name: '王芳', phone: '13800138000' },
  }
  const made = await world.call('POST', '/v1/enterprises', { token, body: { ...firm, cityCode: '330200' } })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  const after = await read({ 'if-none-match': before })
  expect(after.status).toBe(200)
  expect(after.headers.get('etag')).not.toBe(before)
})

test('a refusal has no tag, and nobody is told 304 who may not read', async () => {
  const etag = (await read()).headers.get('etag') ?? ''
  const refused = await fetch(`${world.url}/v1/enterprises`, { headers: { 'if-none-match': etag } })
  expect([refused.status, refused.headers.get('etag')]).toEqual([401, null])
})
