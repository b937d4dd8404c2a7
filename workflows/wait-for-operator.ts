import * as z from 'zod'

/**
 * What a source says of a state whose failure may stay: `"OnFailure": { "As": "operator", "Called": "冻结候选人名单" }`.
 * Once every retry is used, the state waits for an operator, and then is tried again; with `SkipTo` the operator may let the
 * workflow go on at that state instead, which is given the same input.
 */
export const OnFailure = z.strictObject({
  As: z.literal('operator'),
  /** What the state does, as a Chinese colleague reads it; in English its name says so. */
  Called: z.string().min(1),
  SkipTo: z.string().optional(),
  /** false: what failed cannot be done again as a whole, so it waits for the other choice. */
  MayRetry: z.boolean().default(true),
})
export type OnFailure = z.infer<typeof OnFailure>

/** As sources write it. */
const placeholder = (name: string) => `\${${name}}`

type Fields = Readonly<Record<string, unknown>>

/** Whether this state was made here, and waits for an operator alone. */
export const waitsForOperator = (state: string) => state.endsWith(': wait for an operator')

/** The states that one source state with `OnFailure` stands for, in order; they are expanded as every other source. */
export function waitForOperator(name: string, state: Fields, onFailure: OnFailure, workflow: string): Fields {
  const { OnFailure: _, ...failing } = state
  const { Called, SkipTo, MayRetry } = onFailure
  const wait = `${name}: wait for an operator`
  const choice = `${name}: what was decided`
  const isChild = isRunToItsEnd(state)
  const caught = {
    ErrorEquals: ['States.ALL'],
    Output: {
      given: isChild ? startedAgain : '{% $states.input %}',
      of: worksOn(state),
      error: '{% $states.errorOutput.Error %}',
      // A cause may be as long as 32,768 characters, or missing.
      cause: "{% '' & $substring($string($states.errorOutput.Cause), 0, 2000) %}",
    },
    Next: wait,
  }
  // Nobody answered, or even this could not be asked for: then the state is tried again by itself.
  const byItself = MayRetry
    ? { Output: '{% $states.input.given %}', Next: name }
    : { Output: '{% $states.input %}', Next: wait }
  return {
    [name]: {
      ...failing,
      ...(isChild ? { Arguments: namedAnew(state['Arguments'] as Fields) } : {}),
      Catch: [...((state['Catch'] as object[] | undefined) ?? []), caught],
    },
    [wait]: {
      Type: 'Task',
      Resource: placeholder('lambda:invoke.waitForTaskToken'),
      Arguments: {
        FunctionName: placeholder('batches/await-operator'),
        Payload: {
          workflow,
          step: { en: name, zh: Called },
          of: '{% $states.input.of %}',
          started: '{% $states.context.Execution.Input %}',
          enteredAt: '{% $states.context.State.EnteredTime %}',
          error: '{% $states.input.error %}',
          cause: '{% $states.input.cause %}',
          choices: [...(MayRetry ? ['retry'] : []), ...(SkipTo ? ['skip'] : [])],
          ...(SkipTo ? { skipTo: SkipTo } : {}),
          seconds: placeholder('seconds:stallTime'),
          token: '{% $states.context.Task.Token %}',
        },
      },
      TimeoutSeconds: 'stallTime',
      Retry: 'wait',
      Catch: [{ ErrorEquals: ['States.ALL'], ...byItself }],
      Output: SkipTo
        ? "{% { 'given': $states.input.given, 'decision': $states.result.decision } %}"
        : '{% $states.input.given %}',
      Next: SkipTo ? choice : name,
    },
    ...(SkipTo && {
      [choice]: {
        Type: 'Choice',
        Choices: [
          { Condition: "{% $states.input.decision = 'skip' %}", Output: '{% $states.input.given %}', Next: SkipTo },
        ],
        Default: MayRetry ? name : SkipTo,
        Output: '{% $states.input.given %}',
      },
    }),
  }
}

const isRunToItsEnd = (state: Fields) => state['Resource'] === placeholder('states:startExecution.sync:2')

/** What the failing state was to work on, which are ids and numbers. */
function worksOn({ Type, Resource, Arguments = '{% $states.input %}' }: Fields): unknown {
  if (Type !== 'Task') return {}
  if (typeof Arguments !== 'object' || Arguments === null) return Arguments
  if (String(Resource).startsWith(placeholder('states:startExecution').slice(0, -1)))
    return (Arguments as Fields)['Input']
  if (Resource !== placeholder('lambda:invoke.waitForTaskToken')) return Arguments
  const { token: _, ...payload } = (Arguments as Fields)['Payload'] as Fields
  return payload
}

/** An execution that has ended keeps its name for months, so the next one that does its work is numbered. */
const startedAgain = `{% $merge([$states.input, $states.errorOutput.Error in ['States.TaskFailed', 'States.Timeout', 'StepFunctions.ExecutionAlreadyExistsException'] ? { 'again': ($exists($states.input.again) ? $states.input.again : 0) + 1 } : {}]) %}`

function namedAnew(given: Fields): Fields {
  const name = /^\{% (.+) %\}$/.exec(String(given['Name']))?.[1]
  return { ...given, Name: `{% (${name}) & ($exists($states.input.again) ? '-' & $states.input.again : '') %}` }
}
