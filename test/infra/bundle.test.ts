import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { instantOf } from '../../domain/kernel/instant.ts'
import { Phone } from '../../domain/kernel/personal.ts'
import type { PlanFound, PlanWork } from '../../domain/transport/plan/plan-in-worker.ts'
import { functions } from '../../functions/catalog.ts'
import type { SmsProviderKind } from '../../functions/gateways/sms/port.ts'
import { bundle, takenByAll } from '../../infra/bundle.ts'
import { takenBy } from '../../infra/taken-by.ts'
import type { LambdaHandler } from '../../local/lambda/lambda-runtime.ts'
import { aliyunStandIn } from '../gateways/sms/aliyun-stand-in.ts'
import { generateInstance } from '../transport/plan/generate-instance.ts'
import { openWorld } from '../world.ts'
import { linkSdk } from './link-sdk.ts'

/** One that serves several routes, and those that plan. */
const names = [
  'surveys/reading',
  'transport/planning/give-up-proposal',
  'transport/planning/carry-out-proposal',
  'batches/freeze-candidates',
  'matching/match-workers',
  'transport/planning/plan-trips',
  'transport/planning/draw-proposal',
  'transport/planning/replan-lost',
  'inbox/receive-pushed-receipts',
]

/** Outside the project: what a bundle lacks it finds nowhere, but for the SDK, as in Lambda's runtime. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhida-bundle-'))
  const chosen = [...functions.routes.filter(({ key }) => names.includes(key)), ...functions.tasks]
  await bundle(chosen, folder)
  await linkSdk(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(names)('%s is whole in its folder and has a handler', async (name) => {
  const file = path.join(folder, name, 'index.mjs')
  const { handler } = (await import(pathToFileURL(file).href)) as { handler: unknown }
  expect(handler).toBeTypeOf('function')
  expect(await readFile(file, 'utf8')).not.toMatch(/aws-sdk-client-mock/)
})

test('a bundled handler works with the table', async () => {
  const world = await openWorld({ partners: false })
  try {
    const file = path.join(folder, 'batches/freeze-candidates/index.mjs')
    const { handler } = (await import(pathToFileURL(file).href)) as { handler: LambdaHandler }
    const call = handler({ batchId: derivedId('BatchId', 'nobody began it') }, {} as Context)
    await expect(call).rejects.toMatchObject({ name: 'not-found' })
  } finally {
    await world.close()
  }
})

test('a bundle holds the stores and clients that its verb takes, and no others', async () => {
  const file = path.join(folder, 'transport/planning/give-up-proposal/index.mjs')
  const text = await readFile(file, 'utf8')
  const marks = [
    '"transport-proposal"',
    'client-dynamodb',
    'client-s3',
    'client-sfn',
    'client-secrets-manager',
    'entity:"checkIn"',
  ]
  expect(marks.filter((mark) => text.includes(mark))).toEqual(['"transport-proposal"', 'client-dynamodb'])
  expect((await stat(file)).size / 1024).toBeLessThan(450)
})

test('tasks are as small as was promised, and their own languages stand in them as they are written', async () => {
  const files = functions.tasks.map(({ key }) => path.join(folder, key, 'index.mjs'))
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size / 1024))
  sizes.sort((one, other) => one - other)
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(440)
  const text = await readFile(path.join(folder, 'batches/freeze-candidates/index.mjs'), 'utf8')
  expect(text).toMatch(/[\u4e00-\u9fff]{4}/)
})

test.each([
  [
    'what a verb takes, and what that is made of',
    `(deps) => deps.boardingCodes.sign()`,
    'clock secrets settings boardingCodes',
  ],
  ['a store, which is kept in the table', 'async ({ workers }) => workers.get(1)', 'workers database settings'],
  [
    'the third of a pattern, on a line of its own',
    '({ clock,\n  settings,\n  lines }) => lines',
    'lines database clock settings',
  ],
  ['nothing of what is only told', "() => 'the workers of a batch'", ''],
])('%s', async (_, verb, expected) => {
  const taken = (await takenBy(new Map([['it', `export const verb = ${verb}`]]))).get('it')
  expect([...(taken?.stores ?? []), ...(taken?.makers ?? [])].sort()).toEqual(
    expected.split(' ').filter(Boolean).sort(),
  )
})

/** Members of Deps that a source says it takes: `Pick<Deps, 'batches' | 'clock'>`. */
function saidIn(text: string): string[] {
  const picks = [...text.matchAll(/Pick<\s*Deps,([^>]*)>/g)].map(([, names = '']) => names)
  return picks.flatMap((names) => [...names.matchAll(/'(\w+)'/g)].map(([, name = '']) => name))
}

test('the bundle of each function holds all that its handlers say they take', async () => {
  const held = await takenByAll()
  const root = path.resolve(import.meta.dirname, '../..')
  let said = 0
  const lacking: string[] = []
  for (const { key, handlers } of [...functions.routes, ...functions.tasks]) {
    const { stores = [], makers = [] } = held.get(key) ?? {}
    for (const handler of handlers)
      for (const name of saidIn(await readFile(path.join(root, 'functions', `${handler}.ts`), 'utf8'))) {
        said += 1
        if (![...stores, ...makers].includes(name)) lacking.push(`${handler}: ${name}`)
      }
  }
  expect(lacking).toEqual([])
  expect(said).toBeGreaterThan(500)
  // What a bundle would lack is seen.
  expect(saidIn("deps: Pick<\n  Deps,\n  | 'trips'\n  | 'clock'\n>, other: Pick<Deps, 'vault'>")).toEqual([
    'trips',
    'clock',
    'vault',
  ])
})

test('the solver and the thread stand only where they are used', async () => {
  const filesOf = async (name: string) => (await readdir(path.join(folder, name))).sort()
  expect(await filesOf('surveys/reading')).toEqual(['index.mjs'])
  expect(await filesOf('matching/match-workers')).toContain('highs.wasm')
  for (const name of [
    'transport/planning/plan-trips',
    'transport/planning/draw-proposal',
    'transport/planning/carry-out-proposal',
    'transport/planning/replan-lost',
  ])
    expect(await filesOf(name)).toEqual(['highs.wasm', 'index.mjs', 'plan-worker.mjs'])
})

/** By which each client is known, whatever it is bundled into. */
const marks = { aliyun: 'x-acs-action', aws: 'PinpointSMSVoiceV2', tencent: 'TC3-HMAC-SHA256' } as const

test('an SMS provider’s client stands in its own bundle alone, beside those who text', async () => {
  const inbox = path.join(folder, 'inbox/receive-pushed-receipts')
  const bundles = ['sms-aliyun.mjs', 'sms-aws.mjs', 'sms-local.mjs', 'sms-tencent.mjs']
  expect((await readdir(inbox)).sort()).toEqual(['index.mjs', ...bundles])
  for (const file of ['index.mjs', ...bundles]) {
    const text = await readFile(path.join(inbox, file), 'utf8')
    const held = Object.entries(marks).flatMap(([name, mark]) => (text.includes(mark) ? name : []))
    expect(held, file).toEqual(file in { 'index.mjs': 0, 'sms-local.mjs': 0 } ? [] : [file.slice(4, -4)])
  }
})

test('a bundled provider sends', async () => {
  const standIn = await aliyunStandIn({ now: () => instantOf(Date.now()) })
  const file = path.join(folder, 'inbox/receive-pushed-receipts/sms-aliyun.mjs')
  const { aliyun } = (await import(pathToFileURL(file).href)) as { aliyun: SmsProviderKind }
  const { pushesFrom: _from, ...settings } = standIn.settings
  const { pushToken: _token, ...keys } = standIn.keys
  const given = { settings, keys: async () => keys, signature: '直达', clock: { now: () => instantOf(Date.now()) } }
  const provider = aliyun.open(given as never)
  const messageId = derivedId('MessageId', 'bundled')
  const message = { messageId, phone: new Phone('13900000001'), template: 'check-in', variables: {}, text: '' } as const
  expect(await provider.send({ key: 'k', messages: [message] })).toEqual(new Map([[messageId, { as: 'taken' }]]))
  await standIn.stop()
})

test('the bundled thread loads the solver beside it and plans', async () => {
  const work: PlanWork = { instance: generateInstance(1, { passengers: 60 }), seconds: 5 }
  const thread = new Worker(path.join(folder, 'transport/planning/plan-trips/plan-worker.mjs'), { workerData: work })
  const found = await new Promise<PlanFound>((resolve, reject) => {
    thread.on('message', resolve)
    thread.on('error', reject)
  })
  await thread.terminate()
  expect(found.costYuan).toBeGreaterThan(0)
})
