import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { fairnessReport } from '../../domain/matching/fairness-report.ts'
import { type FlagEffect, flagEffect, flagFor } from '../../domain/matching/flag-effect.ts'
import { type MatchingOptions, matchWorkers } from '../../domain/matching/match-workers.ts'
import { type MatchingInstance, MatchingWorker } from '../../domain/matching/matching-instance.ts'
import { smallInstance } from './small-instances.ts'

async function match(instance: MatchingInstance, options: MatchingOptions = {}) {
  const matching = await matchWorkers(instance, options)
  if (isRefusal(matching)) throw new Error(matching.detail)
  return matching
}
const withoutFlags = (instance: MatchingInstance): MatchingInstance => ({
  ...instance,
  workers: instance.workers.map((worker) => ({ ...worker, priority: false })),
})

describe('that some are helped first', () => {
  test.each([false, true])('never costs a place in all, and is told person by person (groups: %s)', async (groups) => {
    await fc.assert(
      fc.asyncProperty(smallInstance, async (instance) => {
        const [has, would] = [await match(instance, { groups }), await match(withoutFlags(instance), { groups })]
        expect(has.placed).toBe(would.placed)
        const { helped, cost } = await flagEffect(instance, has.assignments, { groups }, matchWorkers)
        const placed = new Set(has.assignments.map(({ worker }) => worker))
        const before = new Set(would.assignments.map(({ worker }) => worker))
        const people = instance.workers.map(({ id }) => id)
        expect(new Set<string>(helped)).toEqual(new Set(people.filter((id) => placed.has(id) && !before.has(id))))
        expect(new Set<string>(cost)).toEqual(new Set(people.filter((id) => !placed.has(id) && before.has(id))))
        expect(helped).toHaveLength(cost.length)
      }),
      { numRuns: 150 },
    )
  })

  test('changes nothing where nobody has the flag, nor where everybody has', async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance, fc.boolean(), async (instance, priority) => {
        const same = { ...instance, workers: instance.workers.map((worker) => ({ ...worker, priority })) }
        const { assignments } = await match(same)
        expect(assignments).toEqual((await match(withoutFlags(instance))).assignments)
        const never = () => Promise.reject(new Error('nothing to look at'))
        expect(await flagEffect(same, assignments, {}, never)).toEqual({ helped: [], cost: [] })
      }),
      { numRuns: 100 },
    )
  })

  test('is all that a match can be told of it', () => {
    const worker = { id: 'W1', county: '530102', age: 30, skills: [], minimumMonthlyWageYuan: 0, destinations: 'any' }
    const rest = { earliestDepartureDay: 0, companionGroup: null, priority: true }
    expect(MatchingWorker.safeParse({ ...worker, ...rest }).success).toBe(true)
    for (const [name, value] of Object.entries({ policyId: 'p01', qualifiesUntil: '2027-01-01', ground: '残疾' }))
      expect(MatchingWorker.safeParse({ ...worker, ...rest, [name]: value }).success).toBe(false)
    expect(MatchingWorker.safeParse({ ...worker, ...rest, priority: 'p01' }).success).toBe(false)
  })
})

const id = (name: string) => derivedId('WorkerId', name) as WorkerId

test('two for one place: the one helped first has it, and each is told so without a ground', async () => {
  const person = { county: '530102', age: 30, skills: [], minimumMonthlyWageYuan: 3000, destinations: 'any' as const }
  const others = { earliestDepartureDay: 0, companionGroup: null }
  const instance: MatchingInstance = {
    format: 'matching-workers-1',
    workers: [
      { id: id('li'), ...person, ...others, priority: false },
      { id: id('wang'), ...person, ...others, priority: true },
    ],
    jobOrders: [
      {
        id: 'J1',
        enterprise: 'E1',
        city: 'City',
        province: '广东',
        headcount: 1,
        minimumAge: 16,
        requiredSkill: null,
        monthlyWageYuan: 4000,
        startDay: 9,
      },
    ],
  }
  const { assignments } = await match(instance)
  const effect = await flagEffect(instance, assignments, {}, matchWorkers)
  expect(effect).toEqual({ helped: [id('wang')], cost: [id('li')] })
  const told = (name: string, priority: boolean) => flagFor({ workerId: id(name), priority }, effect)
  expect([told('wang', true), told('li', false)]).toEqual(['helped', 'others-first'])
  expect([told('zhao', true), told('chen', false)]).toEqual(['no-difference', null])
  expect(flagFor({ workerId: id('wang'), priority: true }, null)).toBeNull()
})

describe('the fairness report', () => {
  const batchId = derivedId('BatchId', 'fairness')
  const people = (number: number, priority: boolean) =>
    Array.from({ length: number }, () => ({ countyCode: '530102', outcome: 'placed' as const, priority }))
  const names = (prefix: string, number: number) =>
    Array.from({ length: number }, (_, place) => id(`${prefix}${place}`))
  const effectOf = (...effects: FlagEffect[]) =>
    fairnessReport(batchId, [...people(30, true), ...people(40, false)], effects).flagEffect

  test('counts each person once over the rounds', () => {
    const round = { helped: names('h', 12), cost: names('c', 12) }
    expect(effectOf(round, { helped: names('h', 14), cost: [] })).toEqual({ rounds: 2, helped: 14, cost: 12 })
    expect(effectOf({ helped: [], cost: [] })).toEqual({ rounds: 1, helped: 0, cost: 0 })
  })

  test('says nothing of nine people, of a batch with too few, or of rounds that nobody looked at', () => {
    expect(effectOf({ helped: names('h', 9), cost: names('c', 12) })).toBeNull()
    expect(effectOf()).toBeNull()
    const effect = { helped: names('h', 12), cost: names('c', 12) }
    expect(fairnessReport(batchId, [...people(9, true), ...people(40, false)], [effect]).flagEffect).toBeNull()
  })
})
