import { createServer, type IncomingHttpHeaders } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { instantOf } from '../../domain/kernel/instant.ts'
import { signedPost } from '../../functions/gateways/signed-post.ts'
import { type Listening, listen } from '../../local/http/listen.ts'
import { readBody } from '../../local/http/read-body.ts'

const secrets = ['whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw', 'whsec_MTExMTExMTExMTExMTExMTExMTExMTEx'] as const

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly text: string
}
let received: Received[]
let server: Listening
beforeAll(async () => {
  server = await listen(
    createServer((request, response) => {
      void readBody(request).then((body) => {
        received.push({ headers: request.headers, text: body.toString() })
        const status = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 200)
        response.writeHead(status, { location: '/200' }).end(request.url === '/empty' ? undefined : '{"ok":true}')
      })
    }),
    0,
  )
})
afterAll(() => server.stop())
beforeEach(() => {
  received = []
})

const post = (path: string, more: object = {}) =>
  signedPost({
    url: server.url + path,
    secret: secrets[0],
    id: 'evt_1',
    at: instantOf(Date.now()),
    body: { type: 'headcount.requested', name: '镇雄' },
    ...more,
  })

test('the receiver finds the signature true with the public library', async () => {
  expect(await post('/')).toEqual({ ok: true })
  const [message] = received
  const headers = message!.headers as Record<string, string>
  expect(new Webhook(secrets[0]).verify(message!.text, headers)).toEqual({ type: 'headcount.requested', name: '镇雄' })
  expect(headers['webhook-id']).toBe('evt_1')
})

test('during a rotation both secrets sign, so that either installation takes it', async () => {
  await post('/', { retiringSecrets: [secrets[1]] })
  const { headers, text } = received[0]!
  for (const secret of secrets)
    expect(new Webhook(secret).verify(text, headers as Record<string, string>)).toMatchObject({ name: '镇雄' })
})

test.each([302, 404, 409, 500, 503])('an answer of %s is thrown, without what the message said', async (status) => {
  const error = await post(`/${status}`).catch((thrown: Error) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(String(error)).toContain(`answered ${status} to evt_1`)
  expect(String(error)).not.toContain('镇雄')
  // A redirection is not followed: what is signed goes where it was addressed to.
  expect(received).toHaveLength(1)
})

test('an empty answer, and one that nobody reads, are fine', async () => {
  expect(await post('/empty')).toBeUndefined()
  expect(await post('/', { answerIgnored: true })).toBeUndefined()
})
