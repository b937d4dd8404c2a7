import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BatchId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { readCandidates } from '../../functions/batches/read-candidates.ts'
import type { Secrets } from '../../functions/gateways/secrets.ts'
import { readPart } from '../../functions/surveys/read-part.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import { vaultWith } from '../../functions/wiring/vault.ts'
import { openWorld, type World } from '../world.ts'
import { objectReaders } from './object-readers.ts'
import { recorded, releases } from './recorded.ts'
import type { KeptObject } from './recording/record-objects.ts'
import { objectWayOut } from './way-out.ts'
import { whyNotRead } from './why-not-read.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

type Reading = Pick<Deps, 'bucket' | 'vault' | 'workers' | 'clock'>

/** Puts an object into the bucket of today as it lay; with what opens it where it was sealed. */
async function put(object: KeptObject): Promise<Reading> {
  const { bucket, workers, clock, personKeys, logger } = world.deps
  await bucket.write(object.key, 'json' in object ? JSON.stringify(object.json) : object.sealed, 'text/plain')
  const sealing = 'sealing' in object ? object.sealing : null
  const secrets = { read: async () => sealing, readAgain: async () => sealing } as unknown as Secrets
  return { bucket, workers, clock, vault: vaultWith({ secrets, personKeys, clock, logger }) }
}

/** What is wrong with what the readers of today make of it; a reader that breaks is wrong, too. */
async function problemsOf(kind: string, object: KeptObject): Promise<string[]> {
  const reader = objectReaders[kind]
  if (!reader) return ['object-readers.ts does not read it']
  const found = await Promise.allSettled(reader.read(object.key, await put(object)))
  return found.flatMap((one, way) => {
    const problem = one.status === 'rejected' ? String(one.reason) : whyNotRead(reader.is, one.value)
    return problem === null ? [] : `(way ${way + 1} of its reader) ${problem}`
  })
}

describe.each(releases)('objects of %s are read as they lie', (release) => {
  test.each(Object.entries(recorded(release, 'objects')))('%s', async (kind, some) => {
    expect(some.length).toBeGreaterThan(0)
    for (const object of some)
      for (const problem of await problemsOf(kind, object))
        throw new Error(objectWayOut({ release, name: `${kind} (${object.key})`, problem }))
  })
})

describe('what an object of v0.1.0 lacks is filled in with what that meant', () => {
  const objects = recorded('v0.1.0', 'objects')
  test('a candidate, and a row that was not registered yet, are of age from a day', async () => {
    for (const object of objects['batches/*/candidates.json'] ?? []) {
      const { bucket } = await put(object)
      const batchId = object.key.split('/')[1] as BatchId
      for (const candidate of await readCandidates(batchId, null, { bucket })) {
        expect(candidate).toHaveProperty('adultFrom')
        expect(candidate).not.toHaveProperty('birthDate')
      }
    }
    for (const object of objects['surveys/*/parts/*.json'] ?? []) {
      const { bucket } = await put(object)
      for (const row of await readPart(object.key, { bucket })) {
        expect(row).toMatchObject({ unsealed: { birthDate: expect.any(String) }, qualifiesUntil: null })
        expect(row).not.toHaveProperty('liftedOutOfPoverty')
      }
    }
  })
  test('people of a part who are registered today are found by a batch of their county', async () => {
    const [object] = objects['surveys/*/parts/*.json'] ?? []
    if (!object) throw new Error('no part was recorded')
    const { bucket, workers, clock } = await put(object)
    const rows = await readPart(object.key, { bucket })
    await workers.register(rows, clock.now())
    const willing = rows.filter(({ willing, consent }) => willing === 'willing' && consent.state === 'given')
    expect(willing.length).toBeGreaterThan(0)
    const found = new Set<string>()
    const counties = new Set(willing.map(({ countyCode }) => countyCode))
    for await (const { workerId } of workers.free(counties, '2030-01-01' as CalendarDate)) found.add(workerId)
    for (const { workerId } of willing) expect(found).toContain(workerId)
  })
})

describe('a change that objects of before do not fit is seen', () => {
  const [planning] = recorded('v0.1.0', 'objects')['batches/*/transport/planning-first.json'] ?? []
  if (!planning || !('json' in planning)) throw new Error('no planning was recorded')
  const spoilt = (change: object) => ({ key: planning.key, json: { ...Object(planning.json), ...change } })
  const kind = 'batches/*/transport/planning-first.json'

  test('a field that is gone, by each way', async () => {
    const problems = await problemsOf(kind, spoilt({ quotedAt: undefined }))
    expect(problems).toHaveLength(2)
    for (const problem of problems) expect(problem).toContain('quotedAt')
  })
  test('something deep in it', async () => {
    const [trip, ...trips] = Object(planning.json).change.added
    const added = [{ ...trip, stops: undefined }, ...trips]
    const [problem] = await problemsOf(kind, spoilt({ change: { ...Object(planning.json).change, added } }))
    expect(problem).toContain('change.added[0].stops')
  })
  test('a reader that looks elsewhere, or for what was not there', async () => {
    const [problem] = await problemsOf(kind, { ...planning, key: planning.key.replace('/planning-', '/plan-') })
    expect(problem).toContain('the bucket holds no planning')
  })
  test('a kind that nobody reads any more', async () => {
    expect(await problemsOf('batches/*/forgotten.json', { key: 'batches/x/forgotten.json', json: [] })).not.toEqual([])
  })
  test('and the failure says the way out', () => {
    const said = objectWayOut({ release: 'v0.1.0', name: kind, problem: '✖ drivers' })
    for (const way of ['✖ drivers', 'optional', 'object-readers.ts', 'Do not change']) expect(said).toContain(way)
  })
})

/** How often a file reads what no release has left yet; what one did leave is read by the functions that object-readers.ts names. */
const readsOfNewKinds: Readonly<Record<string, number>> = {
  'functions/console/serve-console.ts': 1,
  'functions/matching/estimate-messages.ts': 1,
  'functions/matching/explained-rounds.ts': 2,
  'functions/matching/flag-of-round.ts': 1,
  'functions/matching/list-rounds.ts': 1,
  'functions/returns/ask-workers.ts': 1,
  'functions/returns/get-return-figures.ts': 2,
  'functions/rights/erasure-list.ts': 2,
  'functions/service/rehearse-question.ts': 1,
  'functions/stabilisation/open-file.ts': 1,
  'functions/surveys/check-sheet.ts': 1,
  'functions/surveys/get-survey-changes.ts': 1,
  'functions/surveys/publish-survey.ts': 1,
  'functions/surveys/register-workers.ts': 1,
  'functions/transport/planning/get-plan.ts': 1,
}

test('what a release left is read by one function a kind', () => {
  const readers = readFileSync(new URL('object-readers.ts', import.meta.url), 'utf8')
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const reads = globSync('functions/**/*.ts', { cwd: root }).flatMap((file) => {
    const found = readFileSync(join(root, file), 'utf8').match(/\bbucket\.(?:readJson|read)\b(?!Json)/g) ?? []
    return found.length === 0 || readers.includes(`../../${file}`) ? [] : [[file.replaceAll(sep, '/'), found.length]]
  })
  expect(Object.fromEntries(reads)).toEqual(readsOfNewKinds)
})
