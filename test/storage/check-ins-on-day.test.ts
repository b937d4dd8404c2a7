import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { CheckInDay } from '../../domain/stabilisation/check-in.ts'
import { indexedCheckInEntity } from '../../storage/stabilisation/check-in-entity.ts'
import { checkInsIn } from '../../storage/stabilisation/check-ins.ts'
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
  return { workerId, placementId }
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
