import * as z from 'zod'
import { WorkerId } from '../kernel/ids.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Words } from '../kernel/words.ts'
import type { MatchingOptions, matchWorkers } from './match-workers.ts'
import type { Assignment, MatchingInstance } from './matching-instance.ts'

/** What it did to a round that some are helped first: the people for whom it made the difference between a place and none. */
export const FlagEffect = z.object({
  /** Matched, and would not have been without it. */
  helped: z.array(WorkerId),
  /** Not matched, and would have been if nobody were helped first. */
  cost: z.array(WorkerId),
})
export type FlagEffect = z.infer<typeof FlagEffect>

/**
 * Matches the round once more as if nobody were helped first, by the same rules, and compares. It is not asked where it cannot matter:
 * where nobody, or everybody, is helped first, and where everybody has a place.
 */
export async function flagEffect(
  instance: MatchingInstance,
  assignments: readonly Assignment[],
  options: MatchingOptions,
  match: typeof matchWorkers,
): Promise<FlagEffect> {
  const none: FlagEffect = { helped: [], cost: [] }
  if (assignments.length === instance.workers.length) return none
  const fixed = new Set(options.fixed?.map(({ worker }) => worker))
  const flags = new Set(instance.workers.flatMap(({ id, priority }) => (fixed.has(id) ? [] : [priority])))
  if (flags.size < 2) return none
  const workers = instance.workers.map((worker) => ({ ...worker, priority: false }))
  const without = await match({ ...instance, workers }, options)
  if (isRefusal(without)) throw new Error(`the round was matched, and without the flag is not: ${without.detail}`)
  const [has, would] = [placedIn(assignments), placedIn(without.assignments)]
  return { helped: [...has].filter((one) => !would.has(one)), cost: [...would].filter((one) => !has.has(one)) }
}

function placedIn(assignments: readonly Assignment[]): Set<WorkerId> {
  return new Set(assignments.map(({ worker }) => worker as WorkerId))
}

/** What it did to one person; null: nothing to tell of. */
export const HelpedFirst = z.enum(['helped', 'no-difference', 'others-first'])
export type HelpedFirst = z.infer<typeof HelpedFirst>

/** `effect` is null for a round of a release that did not look. */
export function flagFor(
  { workerId, priority }: { readonly workerId: WorkerId; readonly priority: boolean },
  effect: FlagEffect | null,
): HelpedFirst | null {
  if (!effect) return null
  if (effect.helped.includes(workerId) && priority) return 'helped'
  if (effect.cost.includes(workerId) && !priority) return 'others-first'
  return priority ? 'no-difference' : null
}

/** As it is told, without a word of why somebody is helped first. */
export const flagWords: Readonly<Record<HelpedFirst, Words>> = {
  helped: {
    zh: '这一轮因有优先资格才轮到名额。',
    en: 'In this round being helped first made the difference.',
  },
  'no-difference': {
    zh: '有优先资格，这一轮有没有名额与它无关。',
    en: 'Being helped first made no difference in this round.',
  },
  'others-first': {
    zh: '如果没有优先资格一项，这一轮会轮到名额。',
    en: 'Without the rule that some are helped first there would have been a place in this round.',
  },
}
