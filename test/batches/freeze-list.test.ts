import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Candidate } from '../../domain/batches/candidate.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { handler } from '../../functions/batches/freeze-candidates.ts'
import { freezeList } from '../../functions/batches/freeze-list.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { aWorker } from '../surveys/a-worker.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
let order: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false, chunkSize: 50, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(world)
  order = await openJobOrder(world, plant, { requiredSkill: '焊工' })
})
afterAll(async () => {
  await plant.close()
  await world.close()
})
afterEach(() => {
  vi.restoreAllMocks()
  world.deps.database.client.middlewareStack.remove('small pages')
})

const everybody = { candidates: 1000, lookedAt: 1000 }

/** A batch of its own county, of so many people who would take any job. */
async function aBatch(countyCode: string, people: number, facts: (number: number) => object = () => ({})) {
  const workers = await Promise.all(
    Array.from({ length: people }, (_, number) =>
      aWorker({
        workerId: derivedId('WorkerId', countyCode, number),
        countyCode,
        earliestDeparture: null,
        ...facts(number),
      }),
    ),
  )
  await world.deps.workers.register(workers, world.clock.now())
  const since = world.clock.now()
  const today = dateInShanghai(since)
  const batch: TransferBatch = {
    batchId: derivedId('BatchId', countyCode),
    campaign: '春风行动',
    counties: [countyCode],
    jobOrders: [order.id],
    travelWindow: { from: plusDays(today, 12), to: plusDays(today, 18) },
    answerHours: 24,
    budget: null,
    createdAt: since,
    createdBy: 'zhao@province',
    state: 'running',
    progress: { step: 'freezing candidates', waitsFor: null, since, until: null },
    counts: { candidates: 0, chunks: 0 },
  }
  await world.deps.batches.begin(batch)
  return { batch, workers }
}
const freeze = (batchId: BatchId) => handler({ batchId }, { functionName: 'freeze-candidates' } as never)
const frozen = (batchId: BatchId) => world.deps.bucket.readJson<Candidate[]>(batchKeys(batchId).candidates)
const isFrozen = (batchId: BatchId) => world.deps.bucket.has(batchKeys(batchId).candidates)
const idsOf = (people: readonly { readonly workerId: WorkerId }[]) => people.map(({ workerId }) => workerId)

/** The index answers so few at a time; and breaks off before that page where one is told. */
function smallPages(most: number, breaksAt?: number) {
  const asked = { pages: 0 }
  world.deps.database.client.middlewareStack.add(
    (next) => (request) => {
      const input = request.input as QueryCommandInput
      if (input.IndexName !== 'gsi4') return next(request)
      asked.pages += 1
      if (asked.pages === breaksAt) throw new Error('the function was killed')
      return next({ ...request, input: { ...input, Limit: most } as typeof request.input })
    },
    { step: 'initialize', name: 'small pages' },
  )
  return asked
}

describe('the list of candidates', () => {
  test('is read from the index page by page, and nobody is left out or twice on it', async () => {
    const { batch, workers } = await aBatch('530621', 60)
    const asked = smallPages(4)
    expect(await freeze(batch.batchId)).toMatchObject({ candidates: 60 })
    expect(asked.pages).toBeGreaterThanOrEqual(15)
    const list = await frozen(batch.batchId)
    expect(idsOf(list)).toEqual(idsOf(workers).toSorted())
    expect(list.map(({ chunk }) => chunk)).toEqual(list.map((_, place) => (place < 50 ? 0 : 1)))
  })

  test('is not there at all where the reading was cut off halfway, and whole after the next try', async () => {
    const { batch, workers } = await aBatch('530622', 30)
    const asked = smallPages(4, 7)
    await expect(freeze(batch.batchId)).rejects.toThrow('the function was killed')
    expect(asked.pages).toBe(7)
    expect(await isFrozen(batch.batchId)).toBe(false)
    expect((await world.deps.batches.get(batch.batchId))?.counts).toEqual({ candidates: 0, chunks: 0 })
    expect(await freeze(batch.batchId)).toMatchObject({ candidates: 30 })
    expect(idsOf(await frozen(batch.batchId))).toEqual(idsOf(workers).toSorted())
  })

  test('stands once it is written, though the try that wrote it was cut off and people said no since', async () => {
    const { batch, workers } = await aBatch('530623', 12)
    vi.spyOn(world.deps.bucket, 'writeJson').mockRejectedValueOnce(new Error('the function was killed'))
    await expect(freeze(batch.batchId)).rejects.toThrow('the function was killed')
    expect((await world.deps.batches.get(batch.batchId))?.counts.chunks).toBe(0)
    const before = await frozen(batch.batchId)
    await world.deps.workers.withdrawConsent(workers[3]!.workerId, world.clock.now())
    const asked = smallPages(4)
    expect(await freeze(batch.batchId)).toMatchObject({ candidates: 12 })
    expect(asked.pages).toBe(0)
    expect(await frozen(batch.batchId)).toEqual(before)
    expect((await world.deps.batches.get(batch.batchId))?.counts).toEqual({ candidates: 12, chunks: 1 })
    expect(await world.deps.bucket.readJson(batchKeys(batch.batchId).chunks)).toEqual([{ chunk: 0 }])
  })

  test('is the one that was written first, where two tries run beside each other', async () => {
    const { batch } = await aBatch('530624', 12)
    const tries = [{ candidates: 5, lookedAt: 100 }, everybody].map((size) => freezeList(batch, size, world.deps))
    const [one, other] = await Promise.all(tries)
    expect(one).toEqual(other)
    expect(await frozen(batch.batchId)).toEqual(one)
  })
})

describe('more people than a batch takes', () => {
  test('those with a skill that is asked for come with their companions, and the province is told of the others', async () => {
    const { batch, workers } = await aBatch('530625', 30, (number) => ({
      skills: number >= 28 ? ['焊工'] : [],
      companionGroup: number === 27 || number === 28 ? '大坪1组' : null,
    }))
    const list = await freezeList(batch, { candidates: 10, lookedAt: 100 }, world.deps)
    expect(list).toHaveLength(10)
    expect(idsOf(list)).toEqual(expect.arrayContaining(idsOf(workers.slice(27))))
    expect(idsOf(list)).toEqual(idsOf(list).toSorted())

    const call = async (path: string) =>
      world.call('GET', path, { token: await world.token({ role: 'province', subject: 'zhao@province' }) })
    const listed = async () => {
      const { body } = await call('/v1/worklist?kind=candidates-drawn')
      const { items } = body as { items: { id: string; note: { zh: string; en: string } }[] }
      return items.filter(({ id }) => id === batch.batchId)
    }
    const [entry, ...more] = await listed()
    expect(more).toEqual([])
    expect(entry!.note.zh).toContain('符合条件的有30人，一个批次最多列入10人')
    expect(entry!.note.en).toContain('the 20 who are left out')
    const { body } = await call(`/v1/transfer-batches/${batch.batchId}`)
    expect(body).toMatchObject({ warnings: [{ kind: 'candidates-drawn', note: entry!.note }] })
    // Until the first day of travel: then the others have stayed at home or gone otherwise.
    await world.advance({ days: 12 })
    expect(await listed()).toEqual([])
  })

  test('of more than are looked at some are looked at, the same at each try, and all are counted', async () => {
    const { batch } = await aBatch('530626', 41)
    const size = { candidates: 6, lookedAt: 8 }
    const read = vi.spyOn(world.deps.workers, 'getMany')
    const list = await freezeList(batch, size, world.deps)
    expect(list).toHaveLength(6)
    expect(read.mock.calls.flatMap(([ids]) => ids)).toHaveLength(8)
    const { warnings } = (await world.deps.batches.look(batch.batchId))!
    expect(warnings).toMatchObject({ leftOut: { people: 41, candidates: 6 } })
    await world.deps.bucket.erase(batchKeys(batch.batchId).candidates)
    smallPages(3)
    expect(await freezeList(batch, size, world.deps)).toEqual(list)
  })
})
