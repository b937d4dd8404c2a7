import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AddedCandidate } from '../../domain/batches/add-candidates.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { type BatchId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { readCandidates } from '../../functions/batches/read-candidates.ts'
import { openPlant, type Plant } from '../enterprises/plant.ts'
import { sendsEachUpdateTwice } from '../storage/sends-each-update-twice.ts'
import { importRows } from '../surveys/import-sheet.ts'
import { idBornOn, importDate, row, type WrittenRow } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { acceptIn } from './accept-in.ts'
import { beginBatch, openCounty, type RunningBatch } from './begin-batch.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})
afterEach(() => {
  vi.restoreAllMocks()
})

interface Added {
  readonly added: number
  readonly alreadyIn: number
  readonly refused: number
  readonly people: AddedCandidate[]
}

const zhao = { role: 'province' as const, subject: 'zhao@province' }
async function add(
  batchId: BatchId,
  workerIds: readonly string[],
  as: Parameters<World['token']>[0] = zhao,
  key?: string,
  more: object = {},
) {
  const token = await world.token(as)
  const path = `/v1/transfer-batches/${batchId}/candidates`
  const answer = await world.call('POST', path, { token, body: { workerIds, ...more }, ...(key && { key }) })
  return answer as { status: number; body: Added & { detail: string } }
}

let late = 0
/** People of the batch's county who are surveyed once it runs. */
async function surveyed(batch: RunningBatch, ...written: Partial<WrittenRow>[]) {
  const known = await batch.workers()
  const { countyCode } = known[0]!
  const before = new Set(known.map(({ workerId }) => workerId))
  const today = dateInShanghai(world.clock.now())
  const rows = written.map((facts) => {
    late += 1
    const phone = `166${String(late).padStart(8, '0')}`
    const nationalId = idBornOn('1990-03-14', late)
    return row({ nationalId, phone, countyCode, surveyDate: plusDays(today, -1), earliestDeparture: '', ...facts })
  })
  await importRows(world, ...rows)
  const people = (await batch.workers()).filter(({ workerId }) => !before.has(workerId))
  const ids = rows.map((_, index) => people.find(({ surveyRow }) => surveyRow === index + 2)?.workerId as WorkerId)
  return { ids, phones: rows.map(({ phone }) => phone) }
}
const candidatesOf = async (batchId: BatchId) =>
  readCandidates(batchId, (await world.deps.batches.late(batchId)).late, world.deps)
const end = async (batch: RunningBatch) => {
  await batch.cancel()
  await world.advance({ hours: 1 })
}

describe('people who come late', () => {
  test('are each told of what became of them, in both languages; who may not be asked is not added', async () => {
    const batch = await beginBatch(world, plant, [{}, {}])
    const today = dateInShanghai(world.clock.now())
    const { ids } = await surveyed(
      batch,
      {},
      { willing: '不愿意' },
      { consent: '否' },
      { earliestDeparture: plusDays(today, 60) },
      { destinations: '去哪都看情况' },
      { skills: '叉车' },
    )
    const [fits, unwilling, unconsenting, later, unclear, engaged] = ids
    const worker = (await batch.workers()).find(({ workerId }) => workerId === engaged)!
    await acceptIn(world, derivedId('BatchId', 'another of late people'), worker, batch.order)
    const elsewhere = await openCounty(world, {})
    const [stranger] = (await world.deps.workers.ofCounty(elsewhere.countyCode, null)).items
    const [frozen] = await candidatesOf(batch.batchId)
    const opened = vi.spyOn(world.deps.vault, 'openOf')
    const known = [fits, fits, frozen!.workerId, unwilling, unconsenting, later, unclear, engaged, stranger!.workerId]
    const asked = [...known.map(String), 'wrk_000000000000']
    const dry = await add(batch.batchId, asked, zhao, undefined, { dryRun: true })
    expect((await candidatesOf(batch.batchId)).length).toBe(2)
    const { status, body } = await add(batch.batchId, asked)
    expect(status).toBe(200)
    expect(body).toEqual(dry.body)
    expect(opened).not.toHaveBeenCalled()
    expect(body).toMatchObject({ added: 1, alreadyIn: 1, refused: 7 })
    expect(body.people.map((one) => ('why' in one ? one.why.code : one.outcome))).toEqual([
      'added',
      'already-in',
      'not-contacted',
      'not-contacted',
      'leaves-later',
      'to-clarify',
      'engaged',
      'other-county',
      'unknown',
    ])
    for (const one of body.people)
      if ('why' in one)
        expect(one.why).toMatchObject({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/\w/) })
    expect(await batch.look()).toMatchObject({
      counts: { candidates: 3, chunks: 2 },
      additions: [{ people: 1, by: 'zhao@province' }],
    })
    await end(batch)
  })

  test('take part in the next round, and are explained from it on', async () => {
    const batch = await beginBatch(world, plant, [{}])
    await batch.confirm()
    await world.advance({ hours: 1 })
    const { ids, phones } = await surveyed(batch, {})
    expect((await add(batch.batchId, ids)).body).toMatchObject({ added: 1 })
    world.partners.reply(batch.phones[0]!, '1')
    await world.advance({ hours: 24 })
    expect(await batch.look()).toMatchObject({ progress: { waitsFor: 'the answers to 1 offers of round 2' } })
    world.partners.reply(phones[0]!, '1')
    await world.advance({ days: 2 })
    expect(await batch.look()).toMatchObject({
      progress: { step: 'waiting for approval' },
      counts: { offers: { accepted: 2 }, trips: { passengers: 2 } },
    })
    const token = await world.token(zhao)
    const explained = await world.call('GET', `/v1/transfer-batches/${batch.batchId}/workers/${ids[0]}/explanation`, {
      token,
    })
    expect(explained.body).toMatchObject({ rounds: [{ round: 2, offered: true }] })
    await end(batch)
    expect((await batch.workers()).map(({ engagedIn }) => engagedIn)).toEqual([null, null])
  })

  test('are told to take the next batch once the last round has begun, or no round offers anybody anything', async () => {
    const silent = await beginBatch(world, plant, [{}])
    await silent.confirm()
    // One order and one person: the second round has nothing to offer, and trips are planned without a third.
    await world.advance({ hours: 1 })
    world.partners.reply(silent.phones[0]!, '1')
    await world.advance({ hours: 26 })
    const { ids } = await surveyed(silent, {})
    const refused = await add(silent.batchId, ids)
    expect(refused).toMatchObject({ status: 409 })
    expect(refused.body.detail).toMatch(/The last round of this batch has begun/)
    await end(silent)
    expect((await add(silent.batchId, ids)).body.detail).toMatch(/has ended/)
  })

  test('are freed and told like the others when the batch is cancelled', async () => {
    const batch = await beginBatch(world, plant, [{}])
    const { ids, phones } = await surveyed(batch, {})
    await add(batch.batchId, ids)
    await batch.confirm()
    await world.advance({ hours: 1 })
    world.partners.reply(phones[0]!, '1')
    await world.advance({ hours: 1 })
    expect((await batch.workers()).filter(({ engagedIn }) => engagedIn !== null)).toHaveLength(1)
    await end(batch)
    expect((await batch.workers()).filter(({ engagedIn }) => engagedIn !== null)).toEqual([])
    // By night nobody is written to.
    await world.advance({ hours: 12 })
    const told = world.partners.sent.filter(
      ({ phone, template }) => phone === phones[0] && template === 'arrangement-ended',
    )
    expect(told).toHaveLength(1)
  })

  test('who say no to consent after they were added are offered nothing', async () => {
    const batch = await beginBatch(world, plant, [{}])
    const { ids } = await surveyed(batch, {})
    await add(batch.batchId, ids)
    await world.deps.workers.withdrawConsent(ids[0]!, world.clock.now())
    await batch.confirm()
    await world.advance({ hours: 1 })
    expect((await world.deps.offers.ofChunk(batch.batchId, 1)).filter(({ workerId }) => workerId === ids[0])).toEqual(
      [],
    )
    await end(batch)
  })

  test('are added by the county that looks after them, and by no other', async () => {
    const batch = await beginBatch(world, plant, [{}])
    const { ids } = await surveyed(batch, {})
    const countyCode = (await batch.workers())[0]!.countyCode
    const county = { role: 'county' as const, subject: 'li@county', counties: [countyCode] }
    expect((await add(batch.batchId, ids, { ...county, counties: ['530999'] })).status).toBe(403)
    expect((await add(batch.batchId, ids, { role: 'auditor' })).status).toBe(403)
    expect(await add(batch.batchId, [])).toMatchObject({ status: 422 })
    expect((await add(batch.batchId, ids, county)).body).toMatchObject({ added: 1 })
    expect((await batch.look()).additions).toMatchObject([{ by: 'li@county' }])
    await end(batch)
  })
})

describe('at the same moment', () => {
  test('a call that broke off once its people were in answers the same at the next try', async () => {
    const batch = await beginBatch(world, plant, [{}])
    const { ids } = await surveyed(batch, {}, {})
    const batches = { ...world.deps.batches }
    vi.spyOn(world.deps.batches, 'addLate').mockImplementationOnce(async (...given) => {
      await batches.addLate(...given)
      throw new Error('throttled')
    })
    const key = 'one-key-for-two-people'
    expect((await add(batch.batchId, ids, zhao, key)).status).toBe(500)
    expect((await add(batch.batchId, ids, zhao, key)).body).toMatchObject({ added: 2, alreadyIn: 0 })
    expect((await batch.look()).counts.candidates).toBe(3)
    await end(batch)
  })

  test('an addition of which the SDK loses the answer is made, and its list is there for the round', async () => {
    const batch = await beginBatch(world, plant, [{}])
    const { ids } = await surveyed(batch, {})
    const sendOnce = sendsEachUpdateTwice(world)
    const answer = await add(batch.batchId, ids)
    sendOnce()
    expect(answer.body).toMatchObject({ added: 1 })
    expect((await candidatesOf(batch.batchId)).map(({ since }) => since)).toEqual([0, 1])
    await end(batch)
  })

  test('the freezing, tried again after somebody was added, keeps its list and theirs', async () => {
    const noted = { ...world.deps.batches }
    vi.spyOn(world.deps.batches, 'note').mockImplementationOnce(async (...given) => {
      await noted.note(...given)
      throw new Error('the answer was lost')
    })
    const batch = await beginBatch(world, plant, [{}])
    const { ids } = await surveyed(batch, {})
    expect((await add(batch.batchId, ids)).body).toMatchObject({ added: 1 })
    await world.advance({ minutes: 30 })
    const candidates = await candidatesOf(batch.batchId)
    expect(candidates.map(({ since }) => since)).toEqual([0, 1])
    expect(await batch.look()).toMatchObject({ progress: { step: 'confirming headcount' }, counts: { candidates: 2 } })
    await end(batch)
  })

  test('whoever adds whom, and whenever the last round begins: who was added is in that round, once', async () => {
    const batch = await beginBatch(world, plant, [{}])
    const { ids } = await surveyed(batch, ...Array.from({ length: 12 }, () => ({})))
    const { batches } = world.deps
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.boolean(),
        async (calls, ends) => {
          run += 1
          const batchId = derivedId('BatchId', 'together', run)
          const known = (await batches.get(batch.batchId))!
          await batches.begin({ ...known, batchId, counts: { candidates: 1, chunks: 1 } })
          await world.deps.bucket.writeJson(`batches/${batchId}/candidates.json`, await frozenOf(batch.batchId))
          const [seen, ...answers] = await Promise.all([
            ends ? batches.takeNobody(batchId).then(() => candidatesOf(batchId)) : null,
            ...calls.map((some) => add(batchId, some)),
          ])
          const candidates = await candidatesOf(batchId)
          expect(new Set(candidates.map(({ workerId }) => workerId)).size).toBe(candidates.length)
          if (seen) expect(candidates).toEqual(seen)
          const taken = answers.flatMap(({ status, body }) => (status === 200 ? body.people : []))
          const added = taken.filter(({ outcome }) => outcome === 'added').map(({ workerId }) => workerId)
          expect(
            candidates
              .filter(({ since }) => since > 0)
              .map(({ workerId }) => workerId)
              .sort(),
          ).toEqual(added.sort())
          expect(taken.every(({ outcome }) => outcome !== 'refused')).toBe(true)
          if (!ends) expect(new Set(added)).toEqual(new Set(calls.flat()))
          const chunks = new Set(candidates.map(({ chunk }) => chunk))
          expect((await batches.get(batchId)) as TransferBatch).toMatchObject({
            counts: { candidates: candidates.length, chunks: Math.max(...chunks) + 1 },
          })
        },
      ),
      { numRuns: 9, seed: 11 },
    )
    await end(batch)
  })
})

async function frozenOf(batchId: BatchId) {
  return (await candidatesOf(batchId)).flatMap(({ since, ...candidate }) => (since === 0 ? [candidate] : []))
}
