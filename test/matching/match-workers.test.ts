import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { companionGroups } from '../../domain/matching/companion-groups.ts'
import { matchInThread } from '../../domain/matching/match-in-thread.ts'
import { type MatchingOptions, matchWorkers } from '../../domain/matching/match-workers.ts'
import { beats, matchingFigures } from '../../domain/matching/matching-figures.ts'
import { MatchingInstance } from '../../domain/matching/matching-instance.ts'
import { placeApart } from '../../domain/matching/place-apart.ts'
import { generatedInstance } from '../bench/generated-instance.ts'
import { bestByLinearProgramme } from './best-by-linear-programme.ts'
import { bestByTryingAll } from './best-by-trying-all.ts'
import { checkMatching } from './check-matching.ts'
import { smallInstance } from './small-instances.ts'

async function match(instance: MatchingInstance, options?: MatchingOptions) {
  const matching = await matchWorkers(instance, options)
  if (isRefusal(matching)) throw new Error(matching.detail)
  return matching
}

const known = [
  {
    name: 'matching-200x20',
    alone: { placed: 112, priorityPlaced: 51, score: 3805 },
    together: { placed: 110, priorityPlaced: 51, score: 3712 },
  },
  {
    name: 'matching-2000x60',
    alone: { placed: 1277, priorityPlaced: 560, score: 43_011 },
    together: { placed: 1235, priorityPlaced: 549, score: 40_600 },
  },
]

describe('the shared sample instances', () => {
  for (const { name, alone, together } of known) {
    const file = `../shared/planning/${name}.json`
    for (const [groups, best] of [
      [false, alone],
      [true, together],
    ] as const) {
      const title = `${name} ${groups ? 'with' : 'without'} groups reaches its known optimum (skipped without ${file})`
      test.skipIf(!existsSync(file))(title, async () => {
        const instance = MatchingInstance.parse(JSON.parse(readFileSync(file, 'utf8')))
        const { assignments } = await match(instance, { groups })
        expect(checkMatching(instance, assignments, { groups })).toEqual({ problems: [], ...best })
      })
    }
  }
})

describe('workers who travel alone', () => {
  test('no answer to a small instance is better than ours', async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance, async (instance) => {
        const { assignments, gap, ...figures } = await match(instance)
        const checked = checkMatching(instance, assignments, { groups: false })
        expect(checked).toEqual(bestByTryingAll(instance, { groups: false }))
        expect({ ...checked, gap }).toEqual({ problems: [], ...figures, gap: null })
      }),
      { numRuns: 300 },
    )
  })

  test('a thousand and more people get what a linear programme would give them', async () => {
    for (const [workers, jobs, seed] of [
      [1500, 40, 1],
      [1200, 90, 2],
      [2500, 25, 3],
    ] as const) {
      const instance = generatedInstance(workers, jobs, seed)
      const { assignments } = await match(instance)
      const best = await bestByLinearProgramme(instance)
      expect(checkMatching(instance, assignments, { groups: false })).toEqual({ problems: [], ...best })
    }
  })

  test('the order in which people stand in the list changes no figure', async () => {
    const instance = generatedInstance(3000, 50, 7)
    const { assignments: _, ...figures } = await match(instance)
    const { assignments: __, ...reversed } = await match({ ...instance, workers: instance.workers.toReversed() })
    expect(reversed).toEqual(figures)
  })

  test('the same instance gives the same answer, person by person', async () => {
    const instance = generatedInstance(2500, 40, 8)
    expect(await match(instance)).toEqual(await match(structuredClone(instance)))
    expect(await match(instance, { groups: true })).toEqual(await match(structuredClone(instance), { groups: true }))
  })

  test('nobody and nothing is a plan, too', async () => {
    expect(await match({ format: 'matching-workers-1', workers: [], jobOrders: [] })).toEqual({
      assignments: [],
      placed: 0,
      priorityPlaced: 0,
      score: 0,
      gap: null,
    })
  })
})

describe('companions', () => {
  test('no answer that keeps groups whole is better than ours', async () => {
    await fc.assert(
      fc.asyncProperty(smallInstance, async (instance) => {
        const { assignments, gap, ...figures } = await match(instance, { groups: true })
        const checked = checkMatching(instance, assignments, { groups: true })
        expect(checked).toEqual(bestByTryingAll(instance, { groups: true }))
        expect({ ...checked, gap }).toEqual({ problems: [], ...figures, gap: null })
      }),
      { numRuns: 200 },
    )
  })

  test('in a batch too large for a proof no group is split and few people stay at home for it', async () => {
    const instance = generatedInstance(3000, 80, 5)
    const { assignments, gap } = await match(instance, { groups: true })
    const alone = await match(instance)
    const checked = checkMatching(instance, assignments, { groups: true })
    expect(checked.problems).toEqual([])
    expect(checked.placed).toBeGreaterThanOrEqual(0.95 * alone.placed)
    expect(gap?.goal).toBe('placed')
    expect(gap?.atMost).toBeGreaterThan(checked.placed)
    expect(gap?.atMost).toBeLessThanOrEqual(alone.placed)
  })

  test('no answer that keeps groups whole beats people who may be parted', () => {
    fc.assert(
      fc.property(smallInstance, ({ workers, jobOrders, format }) => {
        const { groups, alone } = companionGroups(workers, jobOrders, [])
        const apart = matchingFigures(workers, jobOrders, placeApart(groups, alone, jobOrders))
        const best = bestByTryingAll({ format, workers, jobOrders }, { groups: true })
        expect(beats(best, apart)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  test('placements of a round before count in the gap, too', async () => {
    const instance = generatedInstance(3000, 80, 5)
    const { assignments } = await match(instance, { groups: true })
    const fixed = assignments.slice(0, 400)
    const { gap, assignments: _, ...figures } = await match(instance, { groups: true, fixed })
    const goal = gap?.goal ?? 'placed'
    expect(gap?.atMost).toBeGreaterThan(figures[goal])
    expect(gap?.atMost).toBeLessThanOrEqual((await match(instance, { fixed }))[goal])
  })

  test('a thread of its own finds the same answer', async () => {
    const instance = generatedInstance(300, 20, 9)
    expect(await matchInThread(instance, { groups: true })).toEqual(await matchWorkers(instance, { groups: true }))
  })

  test('a thread that has matched does so for the next, and one that broke or matched many does not', async () => {
    const groups = { groups: true }
    const [one, other, many] = [generatedInstance(40, 5, 9), generatedInstance(60, 6, 2), generatedInstance(300, 20, 9)]
    let begun = 0
    const count = () => {
      begun += 1
    }
    process.on('worker', count)
    /** Threads that the match began. */
    const beginsFor = async (instance: MatchingInstance) => {
      const before = begun
      expect(await matchInThread(instance, groups)).toEqual(await matchWorkers(instance, groups))
      return begun - before
    }
    try {
      await beginsFor(one)
      expect(await beginsFor(other)).toBe(0)
      await Promise.all([beginsFor(one), beginsFor(other)])
      expect(await beginsFor(one)).toBe(0)
      await expect(matchInThread({} as MatchingInstance)).rejects.toThrow(TypeError)
      expect(await beginsFor(other)).toBe(1)
      expect(await beginsFor(many)).toBe(0)
      expect(await beginsFor(one)).toBe(1)
    } finally {
      process.off('worker', count)
    }
  })
})
