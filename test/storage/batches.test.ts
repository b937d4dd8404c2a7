import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BatchProgress, TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { batchesIn, type LateCandidates } from '../../storage/batches/batches.ts'
import { waitingIn } from '../../storage/kernel/waiting-lists.ts'
import { embeddedTable } from './embedded-table.ts'

let table: Awaited<ReturnType<typeof embeddedTable>>
beforeAll(async () => {
  table = await embeddedTable()
})
afterAll(() => table.stop())

const at = '2026-03-10T04:00:00.000Z' as Instant
const steps = ['matching', 'waiting for answers', 'waiting for approval', 'booking trips'] as const

function standing(step: BatchProgress['step']): BatchProgress {
  return { step, waitsFor: null, since: at, until: null }
}

function newBatch(number: number): TransferBatch {
  return {
    batchId: derivedId('BatchId', 'whoever changes it', number),
    campaign: '春风行动',
    counties: ['530621'],
    jobOrders: [],
    travelWindow: { from: '2026-03-20' as CalendarDate, to: '2026-03-25' as CalendarDate },
    answerHours: 48,
    budget: null,
    createdAt: at,
    createdBy: 'test',
    state: 'running',
    progress: standing('freezing candidates'),
    counts: { candidates: 0, chunks: 1 },
  }
}

test('whoever changes a batch at once: no count is lost, and the day ends where the batch stands', async () => {
  const batches = batchesIn(table.database())
  let run = 0
  const changes = fc.record({
    noted: fc.array(fc.constantFrom(...steps), { maxLength: 4 }),
    isCounted: fc.boolean(),
    isAdded: fc.boolean(),
    isDecided: fc.boolean(),
    isReleased: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(changes, async ({ noted, isCounted, isAdded, isDecided, isReleased }) => {
      run += 1
      const batch = newBatch(run)
      const { batchId } = batch
      const late: LateCandidates = {
        additions: [{ at, by: 'zhao', people: 2, addition: 'one', file: 'one.json' }],
        chunks: 2,
      }
      const begun = await Promise.all([batches.begin(batch), batches.begin(batch)])
      expect(begun.filter((before) => before === null)).toHaveLength(1)
      const counts = { headcount: { asked: 1, confirmed: 1, partial: 0, declined: 0, released: 0, places: 5 } }
      await Promise.all([
        ...noted.map((step) => batches.note(batchId, at, () => ({ progress: standing(step) }))),
        isCounted && batches.note(batchId, at, () => ({ counts })),
        isAdded && batches.addLate(batchId, null, late, at),
        isDecided && batches.decide(batchId, { decision: 'approve', by: 'zhao', at, why: null }),
        isReleased && batches.move(batch, { ...batch, state: 'releasing', why: 'x', progress: standing('releasing') }),
      ])
      const looked = await batches.look(batchId)
      const { state, progress, counts: reached } = looked!.batch
      expect(state).toBe(isReleased ? 'releasing' : 'running')
      if (isReleased) expect(progress.step).toBe('releasing')
      else expect(new Set<string>(['freezing candidates', ...noted])).toContain(progress.step)
      if (isCounted) expect(reached).toMatchObject(counts)
      // Nobody is added to a batch that is being released.
      expect([0, isAdded ? 2 : 0]).toContain(reached.candidates)
      if (isAdded && !isReleased) expect(reached).toMatchObject({ candidates: 2, chunks: 2 })
      const date = dateInShanghai(at)
      expect(await batches.dayOf(batchId, date)).toMatchObject({ date, state, step: progress.step, counts: reached })
    }),
    { numRuns: 15 },
  )
})

test('an approval that was decided while its step was noted is not on the list', async () => {
  const batches = batchesIn(table.database())
  const batch = newBatch(0)
  await batches.begin(batch)
  const approval = { decision: 'approve', by: 'zhao', at, why: null } as const
  const overtaken = table.database()
  let isDecided = false
  overtaken.client.middlewareStack.add(
    (next, { commandName }) =>
      async (call) => {
        if (commandName === 'TransactWriteItemsCommand' && !isDecided) {
          isDecided = true
          await batches.decide(batch.batchId, approval)
        }
        return next(call)
      },
    { step: 'initialize' },
  )
  await batchesIn(overtaken).note(batch.batchId, at, () => ({ progress: standing('waiting for approval') }))
  expect(isDecided).toBe(true)
  expect(await batches.get(batch.batchId)).toMatchObject({ progress: { step: 'waiting for approval' } })
  expect(await waitingIn(table.database()).subjectsIn('province', ['approval'])).not.toContainEqual({
    batchId: batch.batchId,
  })
  // Whoever decides after that is told what stands.
  const late = await batches.decide(batch.batchId, { ...approval, decision: 'reject', by: 'li' })
  expect(late.approval).toEqual(approval)
})
