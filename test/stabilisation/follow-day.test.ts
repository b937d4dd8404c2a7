import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, type CohortId, derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, epochOf, plusDays } from '../../domain/kernel/instant.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import type { Person } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const batchId: BatchId = derivedId('BatchId', 'followed day by day')
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  await travelledBatch(world, jobOrder, batchId)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const checkIns = ({ phone }: Person) =>
  world.partners.texts.filter((sms) => sms.phone === phone && sms.template.startsWith('check-in'))

/** What a hand-over starts. */
async function followDay(): Promise<void> {
  const today = dateInShanghai(world.clock.now())
  const formsAt = atShanghai(plusDays(today, 1), '09:00')
  await world.deps.workflows.start('stabilisation/follow-day', `${batchId}-${today}`, { batchId, formsAt })
}

async function untilMorning(days: number): Promise<void> {
  const now = world.clock.now()
  const morning = atShanghai(plusDays(dateInShanghai(now), days), '20:00')
  await world.advance({ seconds: (epochOf(morning) - epochOf(now)) / 1000 })
}

test('each is asked on the day after their own hand-over, while the batch still travels, and once', async () => {
  const early = await placed(world, jobOrder, batchId)
  await followDay()
  await followDay()
  await untilMorning(1)
  expect(checkIns(early)).toMatchObject([{ template: 'check-in-day-1' }])
  expect((await world.deps.batches.get(batchId))?.progress.step).toBe('travelling')

  await world.advance({ hours: 5 })
  const late = await placed(world, jobOrder, batchId)
  await followDay()
  expect(checkIns(late)).toEqual([])
  await untilMorning(1)
  expect(checkIns(late)).toMatchObject([{ template: 'check-in-day-1' }])
  expect(checkIns(early)).toHaveLength(1)

  // Day 7 of the first, day 6 of the second.
  await untilMorning(5)
  expect([checkIns(early), checkIns(late)].map(({ length }) => length)).toEqual([2, 1])
})

test('a batch that began before this forms its cohorts at its end: nobody is left out, nobody is asked twice', async () => {
  const unnoticed = await placed(world, jobOrder, batchId)
  const { handler } = await import('../../functions/stabilisation/form-cohorts.ts')
  const form = async () =>
    (await handler({ batchId }, { functionName: 'form-cohorts' } as never)) as { listKey: string; people: number }
  const first = await form()
  expect(first.people).toBe(1)
  // A try that broke off after its cohorts were formed answers the same.
  expect(await form()).toEqual(first)
  for (const { cohortId } of await world.deps.bucket.readJson<{ cohortId: CohortId }[]>(first.listKey))
    await world.deps.workflows.start('stabilisation/follow-placements', cohortId, { cohortId })
  await untilMorning(1)
  expect(checkIns(unnoticed)).toHaveLength(1)
  const members = (await world.deps.cohorts.ofBatch(batchId)).flatMap((cohort) => cohort.members)
  expect(new Set(members.map(({ workerId }) => workerId)).size).toBe(3)
  expect(members).toHaveLength(3)
})
