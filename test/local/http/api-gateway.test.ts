import { once } from 'node:events'
import { connect } from 'node:net'
import { PassThrough } from 'node:stream'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { afterEach, expect, test, vi } from 'vitest'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { jumpingClock } from '../../../local/clock/jumping-clock.ts'
import { realClock } from '../../../local/clock/real-clock.ts'
import { type GatewayRoute, startApiGateway } from '../../../local/http/api-gateway.ts'
import type { Listening } from '../../../local/http/listen.ts'
import { refuseUnreadable } from '../../../local/http/refuse-unreadable.ts'

const started: Listening[] = []
afterEach(() => Promise.all(started.splice(0).map((one) => one.stop())))

async function gateway(
  routes: GatewayRoute[],
  clock = jumpingClock({ start: '2026-03-01T08:00:00.000Z' as Instant, seed: 1 }),
) {
  const api = await startApiGateway(routes, { clock })
  started.push(api)
  return { clock, url: api.url, call: (path: string, init?: RequestInit) => fetch(api.url + path, init) }
}

/** One route that keeps the event that it got. */
async function recorder(method: string, path: string) {
  const events: APIGatewayProxyEventV2[] = []
  const invoke = async (event: APIGatewayProxyEventV2) => void events.push(event)
  const { call } = await gateway([{ method, path, invoke }])
  return async (to: string, init?: RequestInit) => {
    await call(to, { method, ...init })
    const event = events.pop()
    if (!event) throw new Error(`no event for ${to}`)
    return event
  }
}

test('a request becomes a payload 2.0 event', async () => {
  const send = await recorder('POST', '/v1/trips/{id}/roll-call')
  const event = await send('/v1/trips/trp_1%2F2/roll-call?seat=1&seat=2&name=%E6%9D%8E', {
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k1', Cookie: 'a=1; b=2' },
    body: '{"boarded":["wrk_1"]}',
  })
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'POST /v1/trips/{id}/roll-call',
    rawPath: '/v1/trips/trp_1/2/roll-call',
    rawQueryString: 'seat=1&seat=2&name=%E6%9D%8E',
    cookies: ['a=1', 'b=2'],
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' },
    pathParameters: { id: 'trp_1/2' },
    queryStringParameters: { seat: '1,2', name: '李' },
    body: '{"boarded":["wrk_1"]}',
    isBase64Encoded: false,
    requestContext: { http: { method: 'POST', sourceIp: '127.0.0.1' }, time: '01/Mar/2026:08:00:00 +0000' },
  })
})

test('a sheet of bytes comes in base64', async () => {
  const send = await recorder('PUT', '/sheet')
  const event = await send('/sheet', {
    headers: { 'content-type': 'application/vnd.ms-excel' },
    body: Buffer.from([0xff, 0]),
  })
  expect(event).toMatchObject({ body: '/wA=', isBase64Encoded: true })
})

test('a request without body, query or names has none of them in its event', async () => {
  const send = await recorder('GET', '/health')
  const event = await send('/health')
  for (const part of ['body', 'queryStringParameters', 'pathParameters', 'cookies'])
    expect(event).not.toHaveProperty(part)
})

test('answers go out as API Gateway sends them', async () => {
  const answers: Record<string, unknown> = {
    full: { statusCode: 201, headers: { location: '/x' }, cookies: ['a=1', 'b=2'], body: 'made' },
    bytes: { statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: '/wA=', isBase64Encoded: true },
    object: { trip: 1 },
    text: 'plain',
    nothing: undefined,
  }
  const { call } = await gateway([
    { method: 'GET', path: '/{name}', invoke: async ({ pathParameters }) => answers[pathParameters?.['name'] ?? ''] },
  ])
  const full = await call('/full')
  expect([full.status, full.headers.get('location'), full.headers.getSetCookie(), await full.text()]).toEqual([
    201,
    '/x',
    ['a=1', 'b=2'],
    'made',
  ])
  const bytes = await call('/bytes')
  expect(bytes.headers.get('content-type')).toBe('image/png')
  expect(new Uint8Array(await bytes.arrayBuffer())).toEqual(new Uint8Array([0xff, 0]))
  const object = await call('/object')
  expect([object.status, object.headers.get('content-type'), await object.json()]).toEqual([
    200,
    'application/json',
    { trip: 1 },
  ])
  expect(await (await call('/text')).text()).toBe('plain')
  expect(await (await call('/nothing')).json()).toBe(null)
})

test('of two routes that fit, the one that says more answers', async () => {
  const { call } = await gateway([
    { method: 'GET', path: '/v1/{kind}', invoke: async () => 'any' },
    { method: 'GET', path: '/v1/trips', invoke: async () => 'trips' },
  ])
  expect(await (await call('/v1/trips')).text()).toBe('trips')
  expect(await (await call('/v1/cases')).text()).toBe('any')
})

test('a problem of the gateway itself reads in the language that is asked for, Chinese where none is', async () => {
  const { call } = await gateway([])
  const told = async (language?: string) => {
    const answer = await call('/v1/nowhere', language === undefined ? {} : { headers: { 'accept-language': language } })
    return {
      ...((await answer.json()) as { title: string; detail: string }),
      is: answer.headers.get('content-language'),
    }
  }
  expect(await told('en-GB')).toMatchObject({ is: 'en', title: 'Not Found', detail: 'there is nothing at /v1/nowhere' })
  expect(await told()).toMatchObject({ is: 'zh', title: '没有找到', detail: '/v1/nowhere这里什么也没有，请核对地址。' })
})

test('what no function sees is answered with a problem document', async () => {
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const { call } = await gateway([
    { method: 'POST', path: '/v1/trips/{id}', invoke: () => Promise.reject(new Error('out of order')) },
  ])
  const problemOf = async (path: string, init?: RequestInit) => {
    const answer = await call(path, init)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const problem: unknown = await answer.json()
    expect(problem).toEqual({
      type: 'about:blank',
      title: expect.any(String),
      status: answer.status,
      detail: expect.any(String),
    })
    return answer.status
  }
  expect(await problemOf('/v1/nowhere')).toBe(404)
  expect(await problemOf('/v1/trips/')).toBe(404)
  expect(await problemOf('/v1/trips/%E6')).toBe(400)
  expect(await problemOf('/v1/trips/1')).toBe(405)
  expect((await call('/v1/trips/1')).headers.get('allow')).toBe('POST')
  expect(await problemOf('/v1/trips/1', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) })).toBe(413)
  expect(await problemOf('/v1/trips/1', { method: 'POST' })).toBe(500)
  expect(log.mock.calls.join()).toContain('out of order')
  log.mockRestore()
})

/** Bytes as they are written, and all that comes back until the door closes the connection. */
async function written(
  url: string,
  bytes: string,
): Promise<{ status: number; type: string; language: string; body: string }> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.write(bytes)
  await once(socket, 'end')
  socket.destroy()
  const [head = '', sent = ''] = Buffer.concat(chunks).toString().split('\r\n\r\n')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? ''
  return {
    status: Number(head.split(' ')[1]),
    type: header('content-type'),
    language: header('content-language'),
    // Without the lengths of its chunks.
    body: /\{.*\}/.exec(sent)?.[0] ?? '',
  }
}

test('what is no request that a door reads is answered with a problem document too', async () => {
  const { url } = await gateway([{ method: 'GET', path: '/here', invoke: async () => ({}) }])
  const ask = (line: string, ...headers: string[]) => written(url, `${[line, ...headers].join('\r\n')}\r\n\r\n`)
  const host = 'host: localhost'
  const close = 'connection: close'
  const pages = {
    'no HTTP': [await ask('hello'), 400],
    'a header with no name': [await ask('GET /here HTTP/1.1', host, ': nothing'), 400],
    'two lengths': [await ask('POST /here HTTP/1.1', host, 'content-length: 1', 'content-length: 2'), 400],
    'no host': [await ask('GET /here HTTP/1.1', close), 400],
    'an address longer than API Gateway takes': [
      await ask(`GET /here?q=${'q'.repeat(11_000)} HTTP/1.1`, host, close),
      431,
    ],
    'headers longer than API Gateway takes': [
      await ask('GET /here HTTP/1.1', host, close, `x-long: ${'y'.repeat(10_300)}`),
      431,
    ],
    'headers longer than Node reads': [await ask('GET /here HTTP/1.1', host, `x-long: ${'y'.repeat(20_000)}`), 431],
    'headers of a megabyte': [await ask('GET /here HTTP/1.1', host, `x-long: ${'y'.repeat(1_000_000)}`), 431],
  } as const
  for (const [what, [answer, status]] of Object.entries(pages)) {
    expect(answer, what).toMatchObject({ status, type: 'application/problem+json', language: 'zh' })
    expect(JSON.parse(answer.body), what).toEqual({
      type: 'about:blank',
      title: expect.stringMatching(/\p{Script=Han}/u),
      status,
      detail: expect.stringContaining('重发'),
    })
  }
  const inEnglish = await ask('GET /here HTTP/1.1', host, 'Accept-Language: en', `x-long: ${'y'.repeat(20_000)}`)
  expect(inEnglish).toMatchObject({
    status: 431,
    language: 'en',
    body: expect.stringContaining('at most 10,240 bytes'),
  })
})

test('as much as API Gateway reads goes to its function, and so does an expectation that nobody knows', async () => {
  const { url } = await gateway([{ method: 'GET', path: '/here', invoke: async () => ({ statusCode: 204 }) }])
  const statusOf = async (...headers: string[]) =>
    (
      await written(
        url,
        `GET /here HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${headers.join('\r\n')}\r\n\r\n`,
      )
    ).status
  const rest = 10_240 - 'GET /here HTTP/1.1localhostclose'.length
  expect(await statusOf(`x-long: ${'y'.repeat(rest)}`)).toBe(204)
  expect(await statusOf(`x-long: ${'y'.repeat(rest + 1)}`)).toBe(431)
  expect(await statusOf('expect: wonders')).toBe(204)
})

test('a request that does not come to its end in time is told so', async () => {
  const told: string[] = []
  const socket = new PassThrough()
  socket.on('data', (chunk: Buffer) => told.push(chunk.toString()))
  refuseUnreadable(Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket)
  expect(told.join('')).toContain('HTTP/1.1 408 Request Timeout')
  expect(told.join('')).toContain('请检查网络后重发')
})

test('a used port is one clear line', async () => {
  const clock = realClock()
  const api = await startApiGateway([], { clock })
  started.push(api)
  const port = Number(new URL(api.url).port)
  await expect(startApiGateway([], { clock, port })).rejects.toThrow(
    `port ${port} is in use: stop what uses it or choose another one with --port`,
  )
})

test('time stands still while a request is served, and a local-only route may move it', async () => {
  const clock = realClock()
  const before = clock.epochMilliseconds()
  const advance = async () => {
    await clock.advance({ days: 1 })
    return { now: clock.now() }
  }
  const api = await startApiGateway([{ method: 'POST', path: '/local/clock', invoke: advance, mayMoveTime: true }], {
    clock,
  })
  started.push(api)
  const moved = await fetch(`${api.url}/local/clock`, { method: 'POST' })
  expect(await moved.json()).toEqual({ now: expect.stringMatching(/Z$/) })
  expect(clock.epochMilliseconds()).toBeGreaterThanOrEqual(before + 86_400_000)

  const order: string[] = []
  const jumping = await gateway([
    {
      method: 'GET',
      path: '/',
      invoke: async () => {
        jumping.clock.schedule(jumping.clock.epochMilliseconds(), () => order.push('next thing due'))
        await new Promise((resolve) => setTimeout(resolve, 20))
        order.push('served')
      },
    },
  ])
  await jumping.call('/')
  await jumping.clock.idle()
  expect(order).toEqual(['served', 'next thing due'])
})
