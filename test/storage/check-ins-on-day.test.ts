import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { CheckInDay } from '../../domain/stabilisation/check-in.ts'
import { cohortIdOf } from '../../domain/stabilisation/cohort-id-of.ts'
import { indexedCheckInEntity } from '../../storage/stabilisation/check-in-entity.ts'
import { checkInsIn } from '../../storage/stabilisation/check-ins.ts'
import { cohortMemberEntity } from '../../storage/stabilisation/cohort-members.ts'
import { embeddedTable } from './embedded-table.ts'

let table: Awaited<ReturnType<typeof embeddedTable>>
beforeAll(async () => {
  table = await embeddedTable()
})
afterAll(() => table.stop())

/** A check-in as v0.1.0 kept it: nothing but its index leads from the person to it. */
async function answeredBefore(name: string, day: CheckInDay, state: 'answered' | 'silent') {
  const workerId = derivedId('WorkerId', name)
  const placementId = derivedId('PlacementId', name)
  const facts = {
    cohortId: derivedId('CohortId', 'of before'),
    day,
    workerId,
    placementId,
    batchId: derivedId('BatchId', 'of before'),
    chunk: 0,
    enterpriseId: derivedId('EnterpriseId', 'of before'),
    countyCode: '530627',
    cityCode: '441900',
    askedAt: '2026-03-02T01:00:00.000Z' as Instant,
    closesAt: '2026-03-05T01:00:00.000Z' as Instant,
    state,
    expiresAt: 4_000_000_000,
  }
  await indexedCheckInEntity(table.database()).put(facts).go()
  const at = '2026-03-01T03:00:00.000Z' as Instant
  return { workerId, placementId, batchId: facts.batchId, journey: { state: 'handed-over' as const, at } }
}

test('the last check-in of somebody whom a release before asked is found by its index, and no other day is taken for it', async () => {
  const asked = await answeredBefore('asked on day 180', 180, 'silent')
  await answeredBefore('asked on day 180', 90, 'answered')
  const gone = await answeredBefore('asked on day 90 last', 90, 'answered')
  const found = await checkInsIn(table.database()).onDay(180, [asked, gone])
  expect([...found].map(([placementId, { day, state }]) => [placementId, day, state])).toEqual([
    [asked.placementId, 180, 'silent'],
  ])
})

test('whoever was asked with the first or with a later cohort of the day of their hand-over is found, by key or by name', async () => {
  const batchId = derivedId('BatchId', 'of now')
  const journey = { state: 'handed-over' as const, at: '2026-03-01T16:30:00.000Z' as Instant }
  const database = table.database()
  const people = [0, 2, 3, 7].map((part) => {
    const name = `of part ${part}`
    const cohortId = cohortIdOf(batchId, '2026-03-02' as CalendarDate, part)
    return {
      cohortId,
      workerId: derivedId('WorkerId', name),
      placementId: derivedId('PlacementId', name),
      batchId,
      journey,
    }
  })
  for (const { cohortId, workerId, placementId } of people) {
    const expiresAt = 4_000_000_000
    await cohortMemberEntity(database).put({ workerId, cohortId, expiresAt }).go()
    const facts = {
      cohortId,
      day: 180 as const,
      workerId,
      batchId,
      chunk: 0,
      placementId,
      enterpriseId: derivedId('EnterpriseId', 'of now'),
      countyCode: '530627',
      cityCode: '441900',
      askedAt: '2026-08-29T01:00:00.000Z' as Instant,
      closesAt: '2026-09-01T01:00:00.000Z' as Instant,
    }
    await checkInsIn(database).ask([facts])
  }
  const found = await checkInsIn(database).onDay(180, people)
  expect(new Set(found.keys())).toEqual(new Set(people.map(({ placementId }) => placementId)))
  expect((await checkInsIn(database).onDay(90, people)).size).toBe(0)
})
