import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import {
  DescribeStateMachineCommand,
  SFNClient,
  StartExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { epochOf, plus } from '../../domain/kernel/instant.ts'
import { assignCase, type Case, type CaseIn } from '../../domain/stabilisation/case.ts'
import { secondsFor } from '../../domain/stabilisation/case-kinds.ts'
import { defaultService, functionName } from '../../functions/gateways/resource-names.ts'
import { openCases } from '../../functions/stabilisation/open-cases.ts'
import { latest } from '../../local/lambda/function-called.ts'
import { type Reconciling, reconcile } from '../../local/reconcile/reconcile.ts'
import { arns, loadFunction } from '../../local/runtime/function-names.ts'
import { openJobOrder, openPlant } from '../enterprises/plant.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'

const broken = new Set<string>()
let world: World
beforeAll(async () => {
  world = await openWorld({
    partners: false,
    // Every version that is called is today's code.
    functions: (name) => loadFunction(name, latest),
    around: (name, handler) => async (event, context) => {
      if (broken.has(name)) throw new Error('broken on purpose')
      return handler(event, context)
    },
  })
})
beforeEach(() => broken.clear())
afterAll(() => world.close())

const machine = arns.stateMachine('stabilisation/begin-day')
const seconds = () => new Date(epochOf(world.clock.now())).toISOString()

/** As an operator types it. */
function command(file: 'main' | 'redrive', ...options: string[]): Promise<{ code: number; said: string }> {
  const path = fileURLToPath(new URL(`../../local/reconcile/${file}.ts`, import.meta.url))
  return new Promise((resolve) => {
    execFile(process.execPath, [path, ...options], (error, said, complaint) =>
      resolve({ code: Number(error?.code ?? 0), said: said + complaint }),
    )
  })
}
const there = ['--machines', arns.stateMachines]
const kept = () => ['--table', world.deps.settings.TABLE_NAME, '--bucket', world.deps.settings.BUCKET_NAME]

/** Of everything since this moment, which is told anew. */
function reconciling(): Omit<Reconciling, 'mend'> {
  const now = world.clock.now()
  return {
    sfn: new SFNClient(),
    s3: new S3Client({ forcePathStyle: true }),
    bucket: world.deps.settings.BUCKET_NAME,
    lambda: new LambdaClient(),
    stores: world.deps,
    stateMachinesArn: arns.stateMachines,
    service: defaultService,
    since: new Date(epochOf(now)),
    now,
    logs: [],
    textsOnce: true,
  }
}

const moment = ['--since', '2026-03-02T00:00:00Z']
const elsewhere = [...there, ...moment, '--table', 'NEW', '--bucket', 'NEW']
test.each([
  ['nothing', [], [/^--machines is missing: it must be arn:/m, /^--since is missing: it must be a moment/m]],
  ['no region', ['--machines', 'stateMachine:', ...moment], [/^--machines "stateMachine:" must be arn:/m]],
  ['a day and no moment', [...there, '--since', '2026-03-02'], [/^--since "2026-03-02" must be a moment in UTC/m]],
  ['an option that there is not', [...there, ...moment, '--force'], [/^Unknown option '--force'$/m]],
])('what is asked wrongly (%s) does nothing and says what is wrong, and how to ask', async (_, options, wrong) => {
  for (const [file, name] of [
    ['main', 'reconcile'],
    ['redrive', 'redrive'],
  ] as const) {
    const { code, said } = await command(file, ...options)
    expect(code).toBe(2)
    expect(said).toMatch(new RegExp(`^Use:\nnpm run ${name} --`, 'm'))
    for (const line of wrong) expect(said).toMatch(line)
    expect(said).not.toMatch(/^\s+at /m)
  }
})

test('a table that is not named is asked for, and an option of the other command is none', async () => {
  expect((await command('main', ...there, ...moment)).said).toMatch(
    /^--table must say which\n--bucket must say which\n/,
  )
  expect(await command('redrive', ...there, ...moment, '--table', 'NEW')).toMatchObject({
    code: 2,
    said: expect.stringMatching(/^Unknown option '--table'\n/),
  })
})

test('what is not there, and a log that is none, is a line that says so, and nothing is taken for looked at', async () => {
  const nowhere = await command('main', ...elsewhere)
  expect(nowhere.said).toMatch(
    /^Broke off \(ResourceNotFoundException: .*\)\. See that you are signed in .*may be given again\.$/m,
  )
  expect(nowhere.said.trim().split('\n')).toHaveLength(1)
  expect(nowhere.code).toBe(3)
  const log = await command('main', ...elsewhere, '--log', 'nowhere.json')
  expect(log).toMatchObject({ code: 2, said: expect.stringMatching(/^--log nowhere\.json cannot be read: ENOENT/) })
})

test('what failed is named, redriven where it is asked for, and then there is nothing more', async () => {
  const since = ['--since', seconds()]
  broken.add(functionName('enterprises/sweep-agreements'))
  await world.deps.workflows.start('stabilisation/begin-day', 'a-broken-day', { day: '2026-03-03' })
  await world.settle()
  const looked = await command('redrive', ...there, ...since)
  expect(looked.code).toBe(1)
  expect(looked.said).toMatch(/^TO DO .*a-broken-day .*is to be redriven$/m)

  broken.clear()
  const mended = await command('redrive', ...there, ...since, '--mend')
  expect(mended).toEqual({ code: 0, said: expect.stringMatching(/^ok .*a-broken-day .*is redriven$/m) })
  await world.settle()
  expect(await command('redrive', ...there, ...since)).toEqual({
    code: 0,
    said: 'ok           failed executions: none\n',
  })

  // It may text firms: where a provider would send that twice it is left to a person.
  const held = await command('main', ...there, ...since, ...kept(), '--mend')
  expect(held.said).toMatch(/^not checked .*calls of zhida-enterprises-sweep-agreements: 1 not repeated/m)
  expect(held.said).toMatch(/^ok .*calls of zhida-stabilisation-man-stations: 1 repeated$/m)
  expect(held.said).toMatch(/^ok .*objects: 0, and each is known$/m)
  expect(held.said).toMatch(/^not checked .*cases of the log: those that a person opened/m)
  expect(held.code).toBe(3)
  const log = ['--log', join(world.data, 'functions.log')]
  expect(await command('main', ...there, ...since, ...kept(), ...log, '--mend', '--texts-once')).toEqual({
    code: 0,
    said: expect.stringMatching(/^ok .*calls of zhida-enterprises-sweep-agreements: 1 repeated$/m),
  })
})

test('a version that an execution called is the one that is called again', async () => {
  const sfn = new SFNClient()
  await world.advance({ minutes: 1 })
  const since = new Date(epochOf(world.clock.now()))
  const { definition = '' } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: machine }))
  const task = arns.lambda('enterprises/sweep-agreements')
  const versioned = definition.replaceAll(`"${task}"`, `"${task}:7"`)
  expect(versioned).not.toBe(definition)
  await sfn.send(new UpdateStateMachineCommand({ stateMachineArn: machine, definition: versioned }))
  const input = JSON.stringify({ day: '2026-03-04' })
  await sfn.send(new StartExecutionCommand({ stateMachineArn: machine, name: 'by-version', input }))
  await world.settle()

  const lambda = new LambdaClient()
  const called = vi.spyOn(lambda, 'send')
  const findings = await reconcile({ ...reconciling(), lambda, since, mend: true })
  expect(findings.filter(({ as, about }) => as !== 'ok' && about !== 'cases of the log')).toEqual([])
  const named = called.mock.calls.map(([{ input: asked }]) => asked as { FunctionName: string; Qualifier?: string })
  const sweeping = named.filter(({ FunctionName }) => FunctionName === functionName('enterprises/sweep-agreements'))
  expect(sweeping).toEqual([expect.objectContaining({ Qualifier: '7' })])
  expect(named.filter((one) => !sweeping.includes(one)).every(({ Qualifier }) => Qualifier === undefined)).toBe(true)
})

test('what stands in table or bucket and nowhere else is named one by one', async () => {
  const now = world.clock.now()
  const opened: CaseIn<'opened'> = {
    caseId: derivedId('CaseId', 'settled after the copy'),
    kind: 'help',
    workerId: derivedId('WorkerId', 'one'),
    batchId: derivedId('BatchId', 'one'),
    chunk: 0,
    placementId: null,
    enterpriseId: null,
    countyCode: '530627',
    cityCode: '441900',
    openedAt: now,
    state: 'opened',
  }
  await world.deps.cases.open([assignCase(opened, 'station', plus(now, { days: -30 }))])
  const watched = { ...opened, caseId: derivedId('CaseId', 'as it should be'), kind: 'wages' as const }
  await openCases([watched], world.deps)
  // Steps of what the table does not know are tried again and again.
  for (const task of ['stabilisation/assign-case', 'transport/travel/schedule-trip']) broken.add(functionName(task))
  const unknownCase = derivedId('CaseId', 'opened after the copy')
  await world.deps.workflows.start('stabilisation/resolve-case', unknownCase, {
    caseId: unknownCase,
    seconds: secondsFor('help'),
    round: 0,
  })
  const [tripId, batchId] = [
    derivedId('TripId', 'planned after the copy'),
    derivedId('BatchId', 'begun after the copy'),
  ]
  await world.deps.workflows.start('transport/run-trip', tripId, { batchId, tripId })
  const lost = [`batches/${batchId}/candidates.json`, `evidence/${opened.workerId}/${derivedId('EvidenceId', 'one')}`]
  for (const key of lost) await world.deps.bucket.write(key, '[]', 'application/json')
  await world.advance({ seconds: 1 })
  const findings = await reconcile({ ...reconciling(), mend: false })
  const toDo = findings.filter(({ as }) => as === 'to-do').map(({ about, says }) => `${about}: ${says}`)
  expect(toDo.join()).not.toContain(watched.caseId)
  // Else their steps are tried again and again until the file ends.
  await world.deps.workflows.stop('stabilisation/resolve-case', unknownCase, 'looked at')
  await world.deps.workflows.stop('transport/run-trip', tripId, 'looked at')
  for (const named of [
    `trips: ${tripId} is run and is in no table`,
    `cases: ${unknownCase} was opened after that moment`,
    `cases: ${opened.caseId} is open and nobody watches its time`,
    `objects: 1 under batches/${batchId}/`,
    `objects: ${lost[1]} was attached after that moment`,
  ])
    expect(
      toDo.some((one) => one.startsWith(named)),
      named,
    ).toBe(true)
})

test('a case that a person opened since is named by the log, until it was opened again', async () => {
  const plant = await openPlant(world)
  const jobOrder = await openJobOrder(world, plant)
  const batchId = derivedId('BatchId', 'with a log')
  await travelledBatch(world, jobOrder, batchId)
  const { workerId } = await placed(world, jobOrder, batchId)
  await world.deps.links.keep([{ tokenHash: `of ${workerId}`, workerId, batchId, chunk: 0 }], world.clock.now())
  const token = await world.token({ role: 'station', cities: [jobOrder.cityCode], subject: 'sun@station' })
  const open = async () =>
    (await world.call('POST', '/v1/cases', { token, body: { workerId, kind: 'wages' } })).body as Case
  await world.advance({ minutes: 1 })
  const since = ['--since', seconds()]
  const { caseId } = await open()
  await world.advance({ minutes: 1 })

  const log = ['--log', join(world.data, 'functions.log')]
  const asked = async () => (await command('main', ...there, ...since, ...kept(), ...log)).said
  const isWhole = /^ok .*cases of the log: \d+ opened, and each is in the table or was opened again$/m
  expect(await asked()).toMatch(isWhole)
  // The copy is older than the case.
  await forgetAll(caseId)
  expect(await asked()).toMatch(
    new RegExp(`^TO DO .*cases of the log: ${caseId} of ${workerId} \\(wages\\) was opened`, 'm'),
  )
  expect((await open()).caseId).not.toBe(caseId)
  expect(await asked()).toMatch(isWhole)
  await plant.close()
})

/** Every item that names it. */
async function forgetAll(id: string): Promise<void> {
  const { client, table: TableName } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName }))
  const naming = Items.filter((item) => JSON.stringify(item).includes(id))
  expect(naming.length).toBeGreaterThan(1)
  for (const { pk, sk } of naming) await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
}
