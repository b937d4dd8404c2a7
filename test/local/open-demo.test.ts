import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { howToOpen } from '../../local/demo/how-to-open.ts'
import { readOptions } from '../../local/demo/read-options.ts'
import { openStory } from '../../local/demo/story.ts'
import { openLedger } from '../../local/partners/ledger.ts'
import { SetupProblem } from '../../local/setup-problem.ts'
import { demoIn } from '../../local/start/demo-in.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhida-open-demo-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a demo that was kept', () => {
  let said: string
  let started: { child: ChildProcess; said: string }
  let port: number
  const data = () => join(folder, 'kept')

  beforeAll(async () => {
    const demo = run('local/demo.ts', '--workers', '20', '--seed', '5', '--data', data(), '--out', join(folder, 'out'))
    said = await untilSaid(demo, 'npm start')
    await once(demo, 'exit')
    port = await freePort()
    const child = run('local/start.ts', '--data', data(), '--port', String(port))
    started = { child, said: await untilSaid(child, '/local/clock -d') }
  }, 120_000)
  afterAll(async () => {
    const ended = once(started.child, 'exit')
    started.child.kill('SIGTERM')
    await ended
  })

  const get = async (path: string) => {
    const token = /^TOKEN=(.+)$/m.exec(started.said)?.[1]
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${token}` } })
    return (await answer.json()) as Record<string, unknown>
  }

  test('ends with the command that opens it', () => {
    expect(said).toContain(`npm start -- --data ${data()}`)
  })

  test('opens at its end, months ahead of the machine, with its batch and its people and no example of its own', async () => {
    expect(started.said).toContain('the demo of --workers 20 --seed 5')
    expect(started.said).not.toContain('First start')
    const { now } = await get('/health')
    expect(String(now) >= '2027-08-').toBe(true)
    const batches = (await get('/v1/transfer-batches'))['items'] as { campaign: string; state: string }[]
    expect(batches).toMatchObject([{ campaign: '春风行动 2027', state: 'completed' }])
    const surveys = (await get('/v1/surveys'))['items'] as { fileName: string }[]
    expect(surveys.map(({ fileName }) => fileName)).toEqual(['generated-survey.csv'])
  })

  test('its enterprises are reached where they listened in it', async () => {
    const firms = (await get('/v1/enterprises'))['items'] as { webhookUrl?: string }[]
    const addresses = firms.flatMap(({ webhookUrl }) => webhookUrl ?? [])
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses) expect((await fetch(address, { method: 'POST', body: '{}' })).status).toBe(401)
  })
})

test('a demo that was broken off is to end before it is opened', async () => {
  const ledger = openLedger()
  await openStory(ledger, { now: () => '2027-03-01T01:00:00.000Z' as never }).once(
    'begin',
    () => '--workers 50 --seed 7 (0a1b2c3d)',
  )
  expect(() => demoIn('season', ledger)).toThrow(
    new SetupProblem(
      'season holds a demo that was broken off: let it end first, by npm run demo -- --workers 50 --seed 7 --data season',
    ),
  )
})

test('a folder of something else holds no demo', () => {
  expect(demoIn('season', openLedger())).toBeNull()
})

test.each([
  [['--data', '/tmp/a season'], "npm start -- --data '/tmp/a season'"],
  [
    ['--workers', '90', '--seed', '4'],
    'npm run demo -- --workers 90 --seed 4 --data demo-data && npm start -- --data demo-data',
  ],
  [
    ['--survey', "a's.xlsx", '--job-orders', 'orders.json'],
    "--survey 'a'\\''s.xlsx' --job-orders orders.json --seed 1 --data demo-data",
  ],
])('how to open what %j came to can be pasted into a shell', (args, command) => {
  expect(howToOpen(readOptions(args))).toContain(command)
})

function run(...args: string[]): ChildProcess {
  return spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
}

async function untilSaid(child: ChildProcess, words: string): Promise<string> {
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk)
    if (said.includes(words)) break
  }
  if (!said.includes(words)) throw new Error(`it ended: ${said}`)
  return said
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
