import { Service } from 'electrodb'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { atShanghai } from '../../domain/kernel/instant.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Database } from '../../storage/database.ts'
import { Entity } from '../../storage/entity.ts'
import { talliesIn } from '../../storage/notices/tallies.ts'
import { putEach } from '../../storage/put-each.ts'
import { readEach } from '../../storage/read-each.ts'
import { writeGroups } from '../../storage/write-groups.ts'
import { writeSingly } from '../../storage/write-singly.ts'
import { importRows } from '../surveys/import-sheet.ts'
import { idBornOn, row } from '../surveys/written-sheet.ts'
import { openWorld } from '../world.ts'
import { embeddedTable } from './embedded-table.ts'
import { chanceOf, throttles } from './throttles.ts'

let table: Awaited<ReturnType<typeof embeddedTable>>
beforeAll(async () => {
  table = await embeddedTable()
})
afterAll(() => table.stop())

function coachIn(database: Database) {
  const seats = new Entity(
    {
      model: { entity: 'seat', version: '1', service: 'test' },
      attributes: {
        rider: { type: 'string', required: true },
        turns: { type: 'number', required: true },
        of: { type: 'string', required: true },
      },
      indexes: { byRider: { pk: { field: 'pk', composite: ['rider'] }, sk: { field: 'sk', composite: [] } } },
    },
    database,
  )
  const sums = new Entity(
    {
      model: { entity: 'sum', version: '1', service: 'test' },
      attributes: { of: { type: 'string', required: true }, taken: { type: 'number' } },
      indexes: { byName: { pk: { field: 'pk', composite: ['of'] }, sk: { field: 'sk', composite: [] } } },
    },
    database,
  )
  return { seats, service: new Service({ seats, sums }), sums }
}

let coaches = 0
/** A coach of its own, on a table that is busy in this share of cases. */
function busyCoach(share: number, seed: number, riders: number) {
  coaches += 1
  const of = `coach ${coaches}`
  const database = table.database()
  const all = Array.from({ length: riders }, (_, seat) => ({ rider: `${of} seat ${seat}`, turns: 0, of }))
  return { of, database, all, ...coachIn(database), ...throttles(database, chanceOf(share, seed)) }
}
const cases = fc.record({
  share: fc.double({ min: 0.05, max: 0.3, noNaN: true }),
  seed: fc.nat(),
  riders: fc.integer({ min: 1, max: 160 }),
})
const holds = (property: (one: { share: number; seed: number; riders: number }) => Promise<void>) =>
  fc.assert(fc.asyncProperty(cases, property), { numRuns: 5 })

// What is left out is asked for again after a pause: they pause together, each with a client and keys of its own.
describe.concurrent('whatever a busy table leaves out', () => {
  test('of a batch of puts, reads and deletes: nothing is lost, and only what was left is sent again', async () => {
    await holds(async ({ share, seed, riders }) => {
      const { seats, database, all, left, stop } = busyCoach(share, seed, riders)
      let sent = 0
      database.client.middlewareStack.add(
        (next) => (request) => {
          const { RequestItems = {} } = request.input as { RequestItems?: Record<string, unknown> }
          const asked = RequestItems[database.table]
          if (Array.isArray(asked)) sent += asked.length
          return next(request)
        },
        { step: 'initialize', name: 'sent', priority: 'high' },
      )
      await putEach(all, (some) => seats.put(some).go())
      expect(sent).toBe(all.length + left.items)
      const keys = all.map(({ rider }) => ({ rider }))
      const read = () => readEach(keys, (some) => seats.get(some).go({ consistent: true }))
      expect((await read()).toSorted(byRider)).toEqual(all.toSorted(byRider))
      await putEach(keys.slice(1), (some) => seats.delete(some).go())
      stop()
      expect(await read()).toEqual(all.slice(0, 1))
    })
  })

  test('of conditional writes of single items: each is made once, and answered', async () => {
    await holds(async ({ share, seed, riders }) => {
      const { seats, database, all, stop } = busyCoach(share, seed, riders)
      expect(await writeSingly(all, database, (seat) => seats.create(seat))).toEqual(all)
      expect(await writeSingly(all, database, (seat) => seats.create(seat))).toEqual([])
      const board = () =>
        writeSingly(all, database, ({ rider }) =>
          seats
            .patch({ rider })
            .set({ turns: 1 })
            .where(({ turns }, { eq }) => eq(turns, 0)),
        )
      expect(await board()).toEqual(all)
      expect(await board()).toEqual([])
      stop()
    })
  })

  test('of transactions: the sum that is written beside the items counts each of them once', async () => {
    await holds(async ({ share, seed, riders }) => {
      const { of, seats, service, sums, all, stop } = busyCoach(share, seed, riders)
      await putEach(all, (some) => seats.put(some).go())
      const take = () =>
        writeGroups([all], { perItem: 1, perGroup: 1 }, (groups) =>
          service.transaction
            .write((entities) => [
              ...groups.flat().map(({ rider }) =>
                entities.seats
                  .patch({ rider })
                  .add({ turns: 1 })
                  .where(({ turns }, { eq }) => eq(turns, 0))
                  .commit(),
              ),
              entities.sums.update({ of }).add({ taken: groups.flat().length }).commit(),
            ])
            .go(),
        )
      expect(await take()).toEqual(all)
      expect(await take()).toEqual([])
      stop()
      expect((await sums.get({ of }).go({ consistent: true })).data?.taken).toBe(riders)
    })
  })
})

test.concurrent('tallies of a busy day are whole', async () => {
  const database = table.database()
  const { left, stop } = throttles(database, chanceOf(0.4, 7))
  const date = '2026-03-09' as CalendarDate
  const tallies = talliesIn(database)
  const parts = Array.from({ length: 200 }, (_, part) => ({ date, key: `replies ${part}`, counts: { smsReceived: 1 } }))
  for (let tries = 0; tries < 2; tries += 1) await tallies.note(parts, atShanghai(date, '12:00'))
  stop()
  expect(left.items).toBeGreaterThan(20)
  expect((await tallies.ofDay(date)).all.smsReceived).toBe(200)
})

test.concurrent('a sheet that is imported while the table is busy is in the registry whole, each person once, and again when it comes again', async () => {
  const world = await openWorld({ partners: false })
  try {
    const rows = Array.from({ length: 420 }, (_, number) =>
      row({ name: `王建${String.fromCodePoint(0x4e00 + number)}`, nationalId: idBornOn('1990-05-17', number + 1) }),
    )
    const whole = { state: 'imported', outcome: { rows: 420, accepted: 420, rejected: 0, duplicates: 0 } }
    const { left, stop } = throttles(world.deps.database, chanceOf(0.3, 11))
    expect(await importRows(world, ...rows)).toMatchObject(whole)
    expect(await importRows(world, ...rows)).toMatchObject(whole)
    stop()
    expect(Math.min(left.items, left.keys, left.transactions)).toBeGreaterThan(0)
    const listed: Worker[] = []
    for (let cursor: string | null = null; ; ) {
      const { items, next } = await world.deps.workers.ofCounty('530627', cursor)
      listed.push(...items)
      if (next === null) break
      cursor = next
    }
    expect([listed.length, new Set(listed.map(({ workerId }) => workerId)).size]).toEqual([420, 420])
  } finally {
    await world.close()
  }
})

function byRider(one: { readonly rider: string }, other: { readonly rider: string }): number {
  return one.rider < other.rider ? -1 : 1
}
