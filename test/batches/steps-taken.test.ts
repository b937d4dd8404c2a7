import { expect, test } from 'vitest'
import { stepsTaken } from '../../domain/batches/steps-taken.ts'
import type { BatchProgress } from '../../domain/batches/transfer-batch.ts'
import type { Instant } from '../../domain/kernel/instant.ts'

const noted = (step: BatchProgress['step'], hour: string, waitsFor: string | null = null): BatchProgress => ({
  step,
  waitsFor,
  since: `2027-03-02T${hour}:00:00.000Z` as Instant,
  until: null,
})

test('a step that a retry noted again began when it was noted first; another wait in it stands on its own', () => {
  const again = { ...noted('planning trips', '03'), until: '2027-03-03T00:00:00.000Z' as Instant }
  expect(
    stepsTaken([
      noted('matching', '01'),
      noted('planning trips', '02'),
      again,
      noted('waiting for approval', '04', 'the approval'),
      noted('waiting for approval', '05', 'the approval, which is overdue'),
      noted('planning trips', '06'),
    ]),
  ).toEqual([
    noted('matching', '01'),
    { ...again, since: noted('planning trips', '02').since },
    noted('waiting for approval', '04', 'the approval'),
    noted('waiting for approval', '05', 'the approval, which is overdue'),
    noted('planning trips', '06'),
  ])
})
