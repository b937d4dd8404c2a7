import * as z from 'zod'

/**
 * What a source says of a map over chunks whose work is one short call that may be made twice: `"FirstAttempt": "express"`. All
 * chunks are tried once as express executions, which AWS bills by request and time instead of by transition. If any of them
 * is not done, the map runs as it stands in the source, with its retries and operators, over all chunks: what is done already
 * answers again what it answered.
 *
 * A child ends well even when its call fails, so that the others are not cut off and no call is made again beside one that still runs.
 */
export const FirstAttempt = z.literal('express')

type Fields = Readonly<Record<string, unknown>>

const suffix = { again: ', with retries', once: ', once', notDone: ': not done' } as const

/** Fails the first attempt where a chunk is left. What the source says of the result counts only if this does not fail. */
const noneIsLeft = "{% $exists($states.result[notDone = true]) ? $error('a chunk is left') : true %}"

/** Whether this state is a first attempt, made here or named so in its source: its retries and its operator are those of the states that follow. */
export const isOfFirstAttempt = (state: string) => state.endsWith(suffix.once) || state.endsWith(suffix.notDone)

/** The map that does the work of this one with retries, if its first attempt is made here. */
export const withRetries = (map: string) => map + suffix.again

/** The source states that one source map with `FirstAttempt` stands for, in order. Throws where it cannot be one. */
export function attemptAtOnce(name: string, state: Fields): Fields {
  const { FirstAttempt: _, ...map } = state
  const { OnFailure: __, ...attempt } = map
  if (map['Next'] === undefined) throw new Error('FirstAttempt: a state must follow')
  const again = withRetries(name)
  return {
    [name]: {
      ...attempt,
      ItemProcessor: oneCall(map['ItemProcessor'] as Fields),
      Assign: { ...(map['Assign'] as Fields | undefined), isWhole: noneIsLeft },
      Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.input %}', Next: again }],
    },
    [again]: map,
  }
}

/** The call that a child begins with, tried once: no retry, no operator, and no child that fails. */
function oneCall(processor: Fields): Fields {
  const { StartAt, States } = processor as { StartAt: string; States: Readonly<Record<string, Fields>> }
  const { OnFailure: _, Retry: __, ...call } = States[StartAt] ?? {}
  if (call['Type'] !== 'Task' || call['End'] !== true || call['Catch'] !== undefined)
    throw new Error('FirstAttempt: its children begin with one call, and end with it')
  const [once, notDone] = [StartAt + suffix.once, StartAt + suffix.notDone]
  return {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    StartAt: once,
    States: {
      [once]: { ...call, Catch: [{ ErrorEquals: ['States.ALL'], Next: notDone }] },
      [notDone]: { Type: 'Succeed', Output: { notDone: true } },
    },
  }
}
