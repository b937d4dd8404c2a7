import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Stall } from '../../domain/batches/stall.ts'
import { atShanghai, dateInShanghai, epochOf, plus, plusDays } from '../../domain/kernel/instant.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import { functionName } from '../../functions/gateways/resource-names.ts'
import type { World } from '../world.ts'
import { runBroken } from './broken-journey.ts'
import { checkInsOf } from './check-ins-of.ts'
import { journeysOf } from './journeys-of.ts'
import type { RunningBatch } from './running-batch.ts'
import { toldTwice } from './told-twice.ts'

/** Two chunks, of which the first is full. */
const people = { workers: 100, chunkSize: 50 }
const chunks = [0, 1]

const openStalls = async ({ office, path }: RunningBatch) =>
  (await office.get<{ items: Stall[] }>(`${path}/stalls?standing=open&limit=100`)).items

/** Every offer of the batch, from a moment on at which its rounds are over. */
async function offersOf(batch: RunningBatch, world: World): Promise<Offer[]> {
  const { batchId } = await batch.reach('travelling')
  return (await Promise.all(chunks.map((chunk) => world.deps.offers.ofChunk(batchId, chunk)))).flat()
}
/** Who was asked first, and for which post. */
const askedFirst = (offers: readonly Offer[]) =>
  offers.flatMap(({ round, workerId, jobOrderId }) => (round === 1 ? `${workerId} ${jobOrderId}` : [])).toSorted()

/** Until somebody has to decide. */
async function untilItStalls(batch: RunningBatch, world: World): Promise<Stall[]> {
  for (let looks = 0; looks < 24 * 60; looks += 1) {
    const stalls = await openStalls(batch)
    if (stalls.length > 0) return stalls
    await world.advance({ hours: 1 })
  }
  throw new Error('nothing stalled')
}

test('the offers of one chunk break; an operator mends that at three in the morning, and nobody loses anything by it', async () => {
  let offersUndisturbed: Offer[] = []
  const undisturbed = await runBroken({
    ...people,
    async meanwhile(batch, world) {
      offersUndisturbed = await offersOf(batch, world)
    },
  })
  let saidYesAtThree: Offer[] = []
  let offers: Offer[] = []
  const broken = { chunk: 1, since: '', isMended: false }
  const journey = await runBroken({
    ...people,
    breaks: (name, { chunk }) =>
      !broken.isMended && name === functionName('matching/send-offers') && chunk === broken.chunk,
    async meanwhile(batch, world) {
      const { batchId } = await batch.reach('waiting for answers')
      const [stall, ...others] = await untilItStalls(batch, world)
      // Who looks is told what failed, on what, why, since when, and what may be done.
      expect(others).toEqual([])
      expect(stall).toMatchObject({
        step: { en: 'Send a chunk of offers', zh: '发送一组推岗短信' },
        of: { round: 1, chunk: 1 },
        error: 'Error',
        cause: expect.stringContaining('throttled'),
        choices: ['retry', 'skip'],
        tries: 1,
      })
      // The chunk beside it was sent at the time of its first try.
      const [beside] = await world.deps.offers.ofChunk(batchId, 0)
      const hours = (epochOf(stall!.since) - epochOf(beside!.sentAt)) / 3_600_000
      expect(hours).toBeGreaterThan(0.5)
      expect(hours).toBeLessThan(4)
      expect(await batch.look()).toMatchObject({
        state: 'running',
        progress: { waitsFor: expect.stringContaining('Send a chunk of offers') },
        stalls: [{ stallId: stall!.stallId }],
      })
      const log = await readFile(join(world.data, 'functions.log'), 'utf8')
      const alarm = log.split('\n').find((line) => line.includes('a step of a batch waits for an operator'))
      expect(JSON.parse(alarm ?? '{}')).toMatchObject({ level: 'ERROR', stallId: stall!.stallId })

      // Meanwhile the other chunk is asked and answers; a chunk keeps its people when the service is set otherwise.
      const now = dateInShanghai(world.clock.now())
      const three = atShanghai(plusDays(now, 1), '03:00')
      Object.assign(world.deps.settings, { CHUNK_SIZE: 200 })
      await world.advance({ seconds: (epochOf(three) - epochOf(world.clock.now())) / 1000 })
      const asOfThree = await Promise.all(chunks.map((chunk) => world.deps.offers.ofChunk(batchId, chunk)))
      expect(asOfThree.map(({ length }) => length > 0)).toEqual([true, false])
      expect(asOfThree[0]?.some(({ state }) => state === 'accepted')).toBe(true)
      saidYesAtThree = asOfThree.flat().filter(({ state }) => state === 'accepted')

      broken.isMended = true
      const decision = { decision: 'retry', reason: 'DynamoDB 已恢复' }
      await batch.office.post(`${batch.path}/stalls/${stall!.stallId}`, 'at three', decision)
      await world.advance({ minutes: 5 })
      const late = await world.deps.offers.ofChunk(batchId, 1)
      expect(late.length).toBeGreaterThan(0)
      // They have the whole day that they were promised, from now.
      for (const { answerUntil } of late) expect(answerUntil >= plus(three, { hours: 24 })).toBe(true)
      expect(await openStalls(batch)).toEqual([])
      // The coordinator sees until when, not the end that the other chunk had.
      expect((await batch.look()).progress).toMatchObject({
        step: 'waiting for answers',
        until: late
          .map(({ answerUntil }) => answerUntil)
          .toSorted()
          .at(-1),
      })
      offers = await offersOf(batch, world)
    },
  })
  expect(journey.batch.state).toBe('completed')
  expect(journey.batch.counts).toMatchObject({ chunks: 2, candidates: undisturbed.batch.counts.candidates })
  expect(journey.stalls).toMatchObject([{ state: 'decided', decided: { reason: 'DynamoDB 已恢复' } }])
  // The late chunk is asked for the same posts, and nobody else for them.
  expect(askedFirst(offers)).toEqual(askedFirst(offersUndisturbed))
  // Later rounds come at other hours, so others may be free for what is left. But a yes stays a yes: whoever gave one has that
  // post at the end.
  const ends = journeysOf(journey)
  const postOf = new Map(journey.placements.map(({ workerId, jobOrderId }) => [workerId, jobOrderId]))
  const yeses = offers.filter(({ state }) => state === 'accepted')
  expect(yeses.filter(({ chunk }) => chunk === 1).length).toBeGreaterThan(0)
  expect(yeses).toEqual(
    expect.arrayContaining(saidYesAtThree.map(({ offerId }) => expect.objectContaining({ offerId }))),
  )
  for (const { workerId, jobOrderId } of yeses) {
    expect(postOf.get(workerId)).toBe(jobOrderId)
    // Only people themselves withdraw, and only a plant turns people away; whom we let go is "released".
    expect(['came to work', 'withdrawn', 'diverted']).toContain(ends[workerId])
  }
  const endsUndisturbed = journeysOf(undisturbed)
  for (const { workerId } of saidYesAtThree) expect(ends[workerId]).toBe(endsUndisturbed[workerId])
  expect(journey.placements).toHaveLength(yeses.length)
  const checkIns = checkInsOf(journey)
  expect(checkIns.size).toBeGreaterThan(yeses.length / 2)
  for (const days of checkIns.values()) expect(days).toEqual([1, 7, 30, 90, 180])
  expect(toldTwice(journey)).toEqual([])
})
