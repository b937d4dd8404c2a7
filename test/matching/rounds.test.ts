import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { type MatchingOptions, matchWorkers } from '../../domain/matching/match-workers.ts'
import type { MatchingInstance } from '../../domain/matching/matching-instance.ts'
import { instanceOf, order, person } from './people-and-orders.ts'

async function assignments(instance: MatchingInstance, options?: MatchingOptions) {
  const matching = await matchWorkers(instance, options)
  if (isRefusal(matching)) throw new Error(matching.detail)
  return Object.fromEntries(matching.assignments.map(({ worker, jobOrder }) => [worker, jobOrder]))
}

describe('a second round', () => {
  test('a job that was declined is not offered to the same person again', async () => {
    const declined = instanceOf([person('W1', { alreadyOffered: ['J1'] })], [order('J1'), order('J2')])
    expect(await assignments(declined)).toEqual({ W1: 'J2' })
    const nothingElse = instanceOf([person('W1', { alreadyOffered: ['J1'] })], [order('J1')])
    expect(await assignments(nothingElse)).toEqual({})
  })

  test('a place that one declined goes to the next', async () => {
    const workers = [person('W1', { alreadyOffered: ['J1'] }), person('W2')]
    expect(await assignments(instanceOf(workers, [order('J1')]))).toEqual({ W2: 'J1' })
  })

  test('who said yes keeps the place, even where an exchange would score higher', async () => {
    const workers = [person('W1', { destinations: ['浙江', '广东'] }), person('W2', { destinations: ['广东', '浙江'] })]
    const instance = instanceOf(workers, [order('J1'), order('J2', { province: '浙江' })])
    expect(await assignments(instance)).toEqual({ W1: 'J2', W2: 'J1' })
    const fixed = [{ worker: 'W1', jobOrder: 'J1' }]
    expect(await assignments(instance, { fixed })).toEqual({ W1: 'J1', W2: 'J2' })
  })

  test('companions join the one who said yes at that enterprise, or stay', async () => {
    const workers = [
      person('W1', { companionGroup: 'G1' }),
      person('W2', { companionGroup: 'G1', alreadyOffered: ['J1'] }),
      person('W3', { companionGroup: 'G1' }),
    ]
    const elsewhere = order('J3', { headcount: 5, monthlyWageYuan: 7000 })
    const ordersOfPlant = [order('J1', { enterprise: 'E1', headcount: 2 }), order('J2', { enterprise: 'E1' })]
    const fixed = [{ worker: 'W1', jobOrder: 'J1' }]
    const joined = instanceOf(workers, [...ordersOfPlant, elsewhere])
    expect(await assignments(joined, { groups: true, fixed })).toEqual({ W1: 'J1', W2: 'J2', W3: 'J1' })
    const noRoom = instanceOf(workers, [order('J1', { enterprise: 'E1' }), elsewhere])
    expect(await assignments(noRoom, { groups: true, fixed })).toEqual({ W1: 'J1' })
  })
})

describe('fixed placements that cannot be', () => {
  const instance = instanceOf([person('W1'), person('W2')], [order('J1')])

  test.each([
    ['a worker who is not there', [{ worker: 'W9', jobOrder: 'J1' }]],
    ['an order that is not there', [{ worker: 'W1', jobOrder: 'J9' }]],
    [
      'one worker twice',
      [
        { worker: 'W1', jobOrder: 'J1' },
        { worker: 'W1', jobOrder: 'J1' },
      ],
    ],
    [
      'more people than places',
      [
        { worker: 'W1', jobOrder: 'J1' },
        { worker: 'W2', jobOrder: 'J1' },
      ],
    ],
  ])('%s: refused', async (_, fixed) => {
    expect(await matchWorkers(instance, { fixed })).toMatchObject({ refused: 'invalid-instance' })
  })
})
