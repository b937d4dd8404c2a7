import type { Scope } from '../model/scope.ts'
import type { StatesError } from '../model/states-error.ts'
import type { Catcher, Retrier } from './fields.ts'
import { leave } from './leave.ts'
import type { Leave } from './outcome.ts'

/** `States.ALL` takes everything but `States.Runtime`; `States.TaskFailed` everything but time-outs as well. */
function matches(wanted: readonly string[], failure: StatesError): boolean {
  return wanted.some((name) => {
    if (name === failure.error || failure.aliases.includes(name)) return true
    if (failure.error === 'States.Runtime') return false
    if (name === 'States.ALL') return true
    return name === 'States.TaskFailed' && failure.error !== 'States.Timeout'
  })
}

/**
 * The retrier that still has attempts for this failure, and how long it waits.
 * @param used how often each retrier has retried since the state was entered
 * @param chance a number in [0, 1), for full jitter
 */
export function chooseRetrier(
  retriers: readonly Retrier[],
  failure: StatesError,
  used: readonly number[],
  chance: () => number,
): { index: number; delayMilliseconds: number } | undefined {
  const index = retriers.findIndex((retrier) => matches(retrier.ErrorEquals, failure))
  const retrier = retriers[index]
  const attempts = used[index] ?? 0
  if (!retrier || attempts >= (retrier.MaxAttempts ?? 3)) return undefined
  const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** attempts
  const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? 31_622_400)
  return {
    index,
    delayMilliseconds: Math.round(seconds * 1000 * (retrier.JitterStrategy === 'FULL' ? chance() : 1)),
  }
}

/** The way out through the first catcher that asks for this failure; its expressions see `$states.errorOutput`. */
export async function leaveByCatcher(
  catchers: readonly Catcher[],
  failure: StatesError,
  scope: Scope,
): Promise<Leave | undefined> {
  const index = catchers.findIndex((catcher) => matches(catcher.ErrorEquals, failure))
  const catcher = catchers[index]
  if (!catcher) return undefined
  const { input, context } = scope.states
  const errorOutput = failure.output
  return leave(catcher, { ...scope, states: { input, context, errorOutput } }, { ...errorOutput }, `Catch[${index}]/`)
}
