import { createServer, type IncomingHttpHeaders } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { instantOf } from '../../domain/kernel/instant.ts'
import { askPartner } from '../../functions/gateways/ask-partner.ts'
import { signedPost } from '../../functions/gateways/signed-post.ts'
import { type Listening, listen } from '../../local/http/listen.ts'
import { readBody } from '../../local/http/read-body.ts'
import { thisMachine } from './this-machine.ts'

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
        const answers: Record<string, string> = { '/empty': '', '/page': '<p>系统维护中</p>' }
        response.writeHead(status, { location: '/200' }).end(answers[request.url ?? ''] ?? '{"ok":true}')
      })
    }),
    0,
  )
})
afterAll(() => server.stop())
beforeEach(() => {
  received = []
})

const message = () => ({
  reach: thisMachine,
  id: 'evt_1',
  at: instantOf(Date.now()),
  body: { type: 'headcount.requested', name: '镇雄' },
})
const ask = (path: string) => askPartner({ ...message(), url: server.url + path, secret: secrets[0] })

test('the receiver finds the signature true with the public library', async () => {
  expect(await ask('/')).toEqual({ ok: true })
  const [first] = received
  const headers = first!.headers as Record<string, string>
  expect(new Webhook(secrets[0]).verify(first!.text, headers)).toEqual({ type: 'headcount.requested', name: '镇雄' })
  expect(headers['webhook-id']).toBe('evt_1')
})

test('during a rotation both secrets sign, so that either installation takes it', async () => {
  const { body, ...rest } = message()
  await signedPost({ ...rest, url: server.url, secrets, payload: JSON.stringify(body), mostBytes: 100 })
  const { headers, text } = received[0]!
  for (const secret of secrets)
    expect(new Webhook(secret).verify(text, headers as Record<string, string>)).toMatchObject({ name: '镇雄' })
})

test.each([302, 404, 409, 500, 503])('an answer of %s is thrown, without what the message said', async (status) => {
  const error = await ask(`/${status}`).catch((thrown: Error) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(String(error)).toContain(`answered ${status} to evt_1`)
  expect(String(error)).not.toContain('镇雄')
  // A redirection is not followed: what is signed goes where it was addressed to.
  expect(received).toHaveLength(1)
})

test('an empty answer is fine; one that is no JSON is not, and is not repeated in the error', async () => {
  expect(await ask('/empty')).toBeUndefined()
  const error = await ask('/page').catch((thrown: Error) => thrown)
  expect(String(error)).toContain('answered no JSON to evt_1')
  expect(String(error)).not.toContain('系统')
})
