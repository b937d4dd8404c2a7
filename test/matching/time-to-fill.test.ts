import { expect, test } from 'vitest'
import { askHeadcount, type HeadcountRequest } from '../../domain/enterprises/headcount.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { type Filling, timesToFill } from '../../domain/matching/time-to-fill.ts'

const askedAt = '2026-03-02T01:00:00.000Z' as Instant
const jobOrderId = derivedId('JobOrderId', 'welders')
const open = askHeadcount({ batchId: derivedId('BatchId', 'spring'), jobOrderId, asked: 3 }, askedAt)
const confirmed: HeadcountRequest = {
  ...open,
  state: 'answered',
  answeredAt: plus(askedAt, { hours: 2 }),
  answer: { answer: 'partial', confirmed: 2 },
}
const yes = (hours: number, state: Filling['state'] = 'accepted', order = jobOrderId): Filling => ({
  jobOrderId: order,
  acceptedAt: plus(askedAt, { hours }),
  state,
})
const timeOf = (request: HeadcountRequest, ...yeses: Filling[]) => timesToFill([request], yeses)[0]

test('a job order is filled with the yes that takes its last place, in whatever order they are read', () => {
  const filledAt = plus(askedAt, { hours: 30 })
  expect(timeOf(confirmed, yes(30), yes(20))).toEqual({
    jobOrderId,
    askedAt,
    places: 2,
    filled: 2,
    filledAt,
    hours: 30,
  })
})

test('a place that somebody left before they travelled, or did not come for, was not filled by them', () => {
  const others = [yes(4, 'withdrawn'), yes(5, 'no-show'), yes(6, 'released')]
  expect(timeOf(confirmed, yes(20), ...others)).toMatchObject({ filled: 1, filledAt: null, hours: null })
  expect(timeOf(confirmed, yes(20), ...others, yes(50))).toMatchObject({ filled: 2, hours: 50 })
  // Who was at work and left it had filled the place.
  expect(timeOf(confirmed, yes(20, 'handed-over'), yes(21, 'left'))).toMatchObject({ filled: 2, hours: 21 })
})

test('where no place was confirmed nothing is filled, and another order’s people do not count', () => {
  expect(timeOf(open, yes(1))).toMatchObject({ places: 0, filledAt: null })
  expect(timeOf(confirmed, yes(1), yes(2, 'accepted', derivedId('JobOrderId', 'cooks')))).toMatchObject({ filled: 1 })
})
