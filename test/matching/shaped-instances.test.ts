import { expect, test } from 'vitest'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { matchWorkers } from '../../domain/matching/match-workers.ts'
import { bestByIntegerProgramme } from './best-by-integer-programme.ts'
import { checkMatching } from './check-matching.ts'
import { shapedInstance, shapes } from './shaped-instances.ts'

test.each(Object.keys(shapes))('no answer is better than ours: %s', async (name) => {
  for (const groups of [false, true]) {
    const instance = shapedInstance(name, 1)
    const matching = await matchWorkers(instance, { groups })
    if (isRefusal(matching)) throw new Error(matching.detail)
    const checked = checkMatching(instance, matching.assignments, { groups })
    expect(checked).toEqual(await bestByIntegerProgramme(instance, { groups }))
    expect(checked.problems).toEqual([])
  }
})
