import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const hour = 3_600_000

let data: string
let port: number
let running: { child: ChildProcess; said: string }
const url = () => `http://127.0.0.1:${port}`

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'zhida-start-'))
  port = await freePorts()
  running = await start()
})
afterAll(async () => {
  await stop()
  await rm(data, { recursive: true, force: true })
})

/** Like `npm start`, until it has said its lines. */
async function start(): Promise<typeof running> {
  const child = spawn(process.execPath, ['local/start.ts', '--data', data, '--port', String(port)], { cwd: root })
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    if (said.includes('/local/clock -d')) return { child, said }
  }
  throw new Error(`it ended: ${said}`)
}

async function stop() {
  const ended = once(running.child, 'exit')
  running.child.kill('SIGTERM')
  await ended
}

/** A port that is free, with the next one. */
async function freePorts(): Promise<number> {
  for (;;) {
    const first = createServer().listen(0, '127.0.0.1')
    await once(first, 'listening')
    const { port: found } = first.address() as { port: number }
    const next = createServer().listen(found + 1, '127.0.0.1')
    const free = await once(next, 'listening').then(
      () => true,
      () => false,
    )
    await Promise.all([first, next].map((server) => new Promise((resolve) => server.close(resolve))))
    if (free) return found
  }
}

function call(path: string, init: { body?: unknown; headers?: Record<string, string> } = {}) {
  const headers = { 'content-type': 'application/json', ...init.headers }
  if (init.body === undefined) return fetch(url() + path, { headers })
  return fetch(url() + path, { method: 'POST', headers, body: JSON.stringify(init.body) })
}

const token = () => ({ authorization: `Bearer ${/^TOKEN=(.+)$/m.exec(running.said)?.[1]}` })
const health = async () => (await call('/health')).json() as Promise<{ now: string; note?: string }>

test('its clock is the wall clock, though the example took its enterprises hours', async () => {
  expect(running.said).not.toContain('Time was moved')
  const { now, note } = await health()
  expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5000)
  expect(note).toBeUndefined()
  const { items } = (await (await call('/v1/job-orders', { headers: token() })).json()) as { items: unknown[] }
  expect(items.length).toBeGreaterThan(0)
})

test('an unmodified library of Standard Webhooks is understood', async () => {
  const body = { name: '东莞顺达五金厂', socialCreditCode: '91441900MA59000016', webhookUrl: 'http://127.0.0.1:9/hook' }
  const registered = await call('/v1/enterprises', { body, headers: { ...token(), 'idempotency-key': 'plant' } })
  const { enterprise, webhookSecret } = (await registered.json()) as {
    enterprise: { id: string }
    webhookSecret: string
  }
  const event = JSON.stringify({
    type: 'agreement.signed',
    timestamp: new Date().toISOString(),
    data: { agreementId: 'agr_none' },
  })
  const now = new Date()
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(webhookSecret).sign('msg_1', now, event),
  }
  const taken = await fetch(`${url()}/webhooks/enterprises/${enterprise.id}`, { method: 'POST', headers, body: event })
  // Past the signature: what is refused is the agreement, which is nobody's.
  expect(taken.status).toBe(422)
  const strange = {
    ...headers,
    'webhook-signature': new Webhook('whsec_c3RyYW5nZXN0cmFuZ2VzdHJhbmdl').sign('msg_1', now, event),
  }
  const refused = await fetch(`${url()}/webhooks/enterprises/${enterprise.id}`, {
    method: 'POST',
    headers: strange,
    body: event,
  })
  expect(refused.status).toBe(401)
})

test('only this machine, with a token, moves the time, and it says so from then on, also after a restart', async () => {
  const move = { body: { hours: 1 } }
  expect((await call('/local/clock', move)).status).toBe(401)
  const foreign = { ...move, headers: { ...token(), origin: 'https://evil.example' } }
  expect((await call('/local/clock', foreign)).status).toBe(403)
  expect((await health()).note).toBeUndefined()

  const before = Date.now()
  expect((await call('/local/clock', { ...move, headers: { ...token(), origin: url() } })).status).toBe(200)
  const { now, note } = await health()
  expect(Date.parse(now)).toBeGreaterThanOrEqual(before + hour)
  expect(note).toContain('1.0 hours ahead')
  await stop()
  running = await start()
  expect(running.said).toContain('1.0 hours ahead')
  expect((await health()).note).toContain('1.0 hours ahead')
})

test('a coordinator watches the simulated phones, masked, and types an answer on one', async () => {
  expect((await call('/local/phones')).status).toBe(401)
  const body = {
    name: '昆明没有服务器有限公司',
    socialCreditCode: '91530100MA62000090',
    contact: { name: '陈大明', phone: '13900001234' },
  }
  const registered = await call('/v1/enterprises', { body, headers: token() })
  const { enterprise } = (await registered.json()) as { enterprise: { id: string } }
  const today = dateInShanghai((await health()).now as Instant)
  await call(`/v1/enterprises/${enterprise.id}/agreements`, {
    body: { firstDay: today, lastDay: today },
    headers: token(),
  })
  await call('/local/clock', { body: { hours: 24 }, headers: token() })

  interface Seen {
    phones: { id: string; phone: string; last: { template: string } }[]
    talk: { from: string; text: string; page?: string | null }[]
  }
  const seen = async (query = '') => (await (await call(`/local/phones${query}`, { headers: token() })).json()) as Seen
  const phones = await seen()
  const chosen = phones.phones.find(({ phone }) => phone === '139****1234')
  expect(chosen?.last.template).toMatch(/^firm-/)
  expect(JSON.stringify(phones)).not.toContain('13900001234')
  expect(phones.talk).toEqual([])

  const { talk } = await seen(`?phone=${chosen?.id}`)
  const page = talk.flatMap((one) => one.page ?? []).at(-1)
  expect(page).toMatch(/^\/e\//)
  expect((await call(page ?? '')).status).toBe(200)

  const type = async (phone: string | undefined, text: string) =>
    (await call('/local/phones', { body: { phone, text }, headers: token() })).status
  expect(await type('13900001234', '1')).toBe(422)
  expect(await type(chosen?.id, ' ')).toBe(422)
  expect(await type('00000000-0000-4000-8000-000000000000', '1')).toBe(404)
  expect(await type(chosen?.id, '1')).toBe(204)
  expect((await seen(`?phone=${chosen?.id}`)).talk.at(-1)).toMatchObject({ from: 'phone', text: '1' })
})

test('a move to the next thing due goes no further than there, and at least a minute', async () => {
  const clock = async (body: object) => {
    const answer = await call('/local/clock', { body, headers: token() })
    return answer.status === 200 ? Date.parse(((await answer.json()) as { now: string }).now) : answer.status
  }
  const before = Date.parse((await health()).now)
  const after = await clock({ to: 'next-due' })
  expect(after - before).toBeGreaterThanOrEqual(60_000)
  // The daily round is due each day, whatever else is.
  expect(after - before).toBeLessThan(24 * hour + 60_000)
  expect(await clock({ to: 'the end' })).toBe(422)
  expect(await clock({ hours: 1, days: 1 })).toBe(422)
})

test('of two who move time at once each moves it, and a restart does not turn it back', async () => {
  const before = Date.parse((await health()).now)
  const move = (hours: number) => call('/local/clock', { body: { hours }, headers: token() })
  await Promise.all([move(5), move(1)])
  const after = Date.parse((await health()).now)
  expect(after - before).toBeGreaterThanOrEqual(6 * hour)
  await stop()
  running = await start()
  expect(Date.parse((await health()).now)).toBeGreaterThanOrEqual(after)
})

test('what it keeps is for its owner only', async () => {
  for (const file of await readdir(data)) expect((await stat(join(data, file))).mode & 0o077).toBe(0)
})
