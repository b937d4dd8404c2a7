import { PutCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { epochOf, type Instant, instantOf, plus } from '../../domain/kernel/instant.ts'
import { bucketsOf, type TokenBucket, takeTokens } from '../../domain/kernel/token-bucket.ts'
import { turnsIn } from '../../storage/kernel/turns.ts'
import { countUnits, embeddedTable } from './embedded-table.ts'
import { losesNextAnswer } from './loses-answers.ts'

let table: Awaited<ReturnType<typeof embeddedTable>>
beforeAll(async () => {
  table = await embeddedTable()
})
afterAll(() => table.stop())

const start = '2027-03-05T02:00:00.000Z' as Instant

interface Block {
  readonly at: Instant
  readonly messages: number
}

/** Over every span between two blocks no more than the rate, and what stood in the buckets when it began. */
function expectWithin(blocks: readonly Block[], perSecond: number, burst: number) {
  const given = blocks.toSorted((one, other) => epochOf(one.at) - epochOf(other.at))
  for (const [from, first] of given.entries()) {
    let between = 0
    for (const { at, messages } of given.slice(from)) {
      between += messages
      // Each moment is told to the next millisecond.
      const span = (epochOf(at) - epochOf(first.at) + 1) / 1000
      expect(between).toBeLessThanOrEqual(span * perSecond + burst + 1e-3)
    }
  }
}

test('one after another take as from a bucket of the domain', async () => {
  const database = table.database()
  const turns = turnsIn(database)
  const takings = fc.array(fc.record({ pause: fc.nat(3000), messages: fc.integer({ min: 1, max: 100 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  let runs = 0
  await fc.assert(
    fc.asyncProperty(takings, fc.integer({ min: 1, max: 500 }), async (takers, perSecond) => {
      runs += 1
      let bucket: TokenBucket | undefined
      let now = start
      for (const { pause, messages } of takers) {
        now = plus(now, { seconds: pause / 1000 })
        const taken = takeTokens(bucket, messages, perSecond, epochOf(now))
        bucket = taken.bucket
        const at = await turns.take({ line: `one-${runs}`, perSecond: perSecond }, messages, now)
        expect(Math.abs(epochOf(at) - taken.at)).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 20 },
  )
})

test('of a hundred at one moment each has a moment of its own, without a gap, in three calls at the most', async () => {
  const database = table.database()
  const counted = countUnits(database)
  const turns = turnsIn(database)
  const takers = Array.from({ length: 100 }, (_, number) => ({ messages: 1 + (number % 40) }))
  const blocks = await Promise.all(
    takers.map(async ({ messages }) => ({
      messages,
      at: await turns.take({ line: 'crowd', perSecond: 300 }, messages, start),
    })),
  )
  const inOrder = blocks.toSorted((one, other) => epochOf(one.at) - epochOf(other.at))
  let sent = 0
  for (const { at, messages } of inOrder) {
    expect(epochOf(at) - epochOf(start)).toBeCloseTo((sent * 1000) / 300, -1)
    sent += messages
  }
  expectWithin(blocks, 300, 40)
  // Who comes first finds nobody and begins the line; whoever was about to is told, and joins.
  expect(counted.calls).toBeLessThanOrEqual(300)
  expect(counted.units).toBe(100)
  const before = { ...counted }
  await Promise.all(takers.map(({ messages }) => turns.take({ line: 'crowd', perSecond: 300 }, messages, start)))
  expect([counted.calls - before.calls, counted.units - before.units]).toEqual([100, 100])
})

test('functions whose clocks differ, and whose number grows and shrinks, never send more than the rate together', async () => {
  const crowds = fc.array(
    fc.record({
      pause: fc.nat(2000),
      takers: fc.array(fc.record({ ahead: fc.nat(400), messages: fc.integer({ min: 1, max: 100 }) }), {
        minLength: 1,
        maxLength: 12,
      }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  let runs = 0
  await fc.assert(
    fc.asyncProperty(crowds, fc.integer({ min: 5, max: 2500 }), async (waves, perSecond) => {
      runs += 1
      const turns = turnsIn(table.database())
      const blocks: Block[] = []
      let now = start
      for (const { pause, takers } of waves) {
        now = plus(now, { seconds: pause / 1000 })
        const taken = takers.map(async ({ ahead, messages }) => {
          const own = plus(now, { seconds: ahead / 1000 })
          const at = await turns.take({ line: `many-${runs}`, perSecond: perSecond }, messages, own)
          expect(epochOf(at)).toBeGreaterThanOrEqual(epochOf(own))
          return { at, messages }
        })
        blocks.push(...(await Promise.all(taken)))
      }
      expectWithin(blocks, perSecond, 100 * bucketsOf(perSecond))
    }),
    { numRuns: 20 },
  )
})

test('a high rate is spread over keys, and each gives its part of it', async () => {
  const database = table.database()
  const written = new Map<string, number>()
  database.client.middlewareStack.add(
    (next) => (request) => {
      const { Key } = request.input as { Key?: { pk: string } }
      if (Key) written.set(Key.pk, (written.get(Key.pk) ?? 0) + 1)
      return next(request)
    },
    { step: 'initialize' },
  )
  const turns = turnsIn(database)
  const blocks: Block[] = await Promise.all(
    Array.from({ length: 200 }, async () => ({
      messages: 10,
      at: await turns.take({ line: 'high', perSecond: 1900 }, 10, start),
    })),
  )
  expect(bucketsOf(1900)).toBe(4)
  expect(written.size).toBe(4)
  expectWithin(blocks, 1900, 10 * 4)
  // A quarter of the rate each: none of the others' blocks comes sooner for it.
  const last = Math.max(...blocks.map(({ at }) => epochOf(at)))
  expect(last - epochOf(start)).toBeGreaterThan(((200 - 4) * 10 * 1000) / 1900 - 10 * 4)
})

test('an answer that was lost takes its block twice: later, but never too many', async () => {
  const database = table.database()
  const turns = turnsIn(database)
  await turns.take({ line: 'lost', perSecond: 300 }, 30, start)
  const isLost = losesNextAnswer(database)
  expect(await turns.take({ line: 'lost', perSecond: 300 }, 30, start)).toBe(instantOf(epochOf(start) + 200))
  expect(isLost()).toBe(true)
  expect(await turns.take({ line: 'lost', perSecond: 300 }, 30, start)).toBe(instantOf(epochOf(start) + 300))
})

test('a line that the release before has written is joined', async () => {
  const turns = turnsIn(table.database())
  const database = table.database()
  const at = epochOf(start) + 1234.5
  const Item = {
    pk: '$zhida#provider_old',
    sk: '$sendingrate_1',
    provider: 'old',
    paidAt: at,
    __edb_e__: 'sendingRate',
    __edb_v__: '1',
  }
  await database.client.send(new PutCommand({ TableName: database.table, Item }))
  expect(await turns.take({ line: 'old', perSecond: 300 }, 30, start)).toBe(instantOf(epochOf(start) + 1235))
  expect(await turns.take({ line: 'old', perSecond: 300 }, 30, start)).toBe(instantOf(epochOf(start) + 1335))
})

test('who will not wait so long takes nothing, and whoever will comes next', async () => {
  const turns = turnsIn(table.database())
  const line = { line: 'short', perSecond: 100 }
  const since = (at: Instant | null) => at && epochOf(at) - epochOf(start)
  for (const turn of [0, 1000, 2000]) expect(since(await turns.takeSoon(line, 100, start, 2500))).toBe(turn)
  expect(await turns.takeSoon(line, 100, start, 2500)).toBeNull()
  expect(since(await turns.take(line, 100, start))).toBe(3000)
  // Two seconds later as many of them have gone.
  expect(since(await turns.takeSoon(line, 100, plus(start, { seconds: 2 }), 2500))).toBe(4000)
})
