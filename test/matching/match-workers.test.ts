import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { type MatchingOptions, matchWorkers } from '../../domain/matching/match-workers.ts'
import { MatchingInstance } from '../../domain/matching/matching-instance.ts'
import { generatedInstance } from '../bench/generated-instance.ts'
import { bestByTryingAll } from './best-by-trying-all.ts'
import { checkMatching } from './check-matching.ts'
import { smallInstance } from './small-instances.ts'

async function match(instance: MatchingInstance, options?: MatchingOptions) {
  const matching = await matchWorkers(instance, options)
  if (isRefusal(matching)) throw new Error(matching.detail)
  return matching
}

const known = [
  { name: 'matching-200x20', best: { placed: 112, priorityPlaced: 51, score: 3805 } },
  { name: 'matching-2000x60', best: { placed: 1277, priorityPlaced: 560, score: 43_011 } },
]

describe('workers who travel alone', () => {
  for (const { name, best } of known) {
    const file = `../shared/planning/${name}.json`
    test.skipIf(!existsSync(file))(`${name} reaches its known optimum (skipped where ${file} is absent)`, async () => {
      const instance = MatchingInstance.parse(JSON.parse(readFileSync(file, 'utf8')))
      const matching = await match(instance)
      expect(matching).toMatchObject(best)
      expect(checkMatching(instance, matching.assignments, { groups: false })).toEqual({ problems: [], ...best })
    })
  }

  test('no answer to a small instance is better than ours', async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance, async (instance) => {
        const { assignments, ...figures } = await match(instance)
        const checked = checkMatching(instance, assignments, { groups: false })
        expect(checked).toEqual(bestByTryingAll(instance, { groups: false }))
        expect(checked).toEqual({ problems: [], ...figures })
      }),
      { numRuns: 300 },
    )
  })

  test('the order in which people stand in the list changes no figure', async () => {
    const instance = generatedInstance(400, 20, 7)
    const { assignments: _, ...figures } = await match(instance)
    const { assignments: __, ...reversed } = await match({ ...instance, workers: instance.workers.toReversed() })
    expect(reversed).toEqual(figures)
  })

  test('the same instance gives the same answer, person by person', async () => {
    const instance = generatedInstance(400, 20, 8)
    expect(await match(instance)).toEqual(await match(structuredClone(instance)))
    expect(await match(instance, { groups: true })).toEqual(await match(structuredClone(instance), { groups: true }))
  })

  test('nobody and nothing is a plan, too', async () => {
    expect(await match({ format: 'matching-workers-1', workers: [], jobOrders: [] })).toEqual({
      assignments: [],
      placed: 0,
      priorityPlaced: 0,
      score: 0,
    })
  })
})

describe('companions', () => {
  test('a group is at one enterprise, whole, or at home', async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance, async (instance) => {
        const { assignments, ...figures } = await match(instance, { groups: true })
        expect(checkMatching(instance, assignments, { groups: true })).toEqual({ problems: [], ...figures })
      }),
    )
  })
})
