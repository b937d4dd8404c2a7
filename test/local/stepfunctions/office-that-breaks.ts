import { type JumpingClock, jumpingClock } from '../../../local/clock/jumping-clock.ts'
import { LambdaError, openWorld, type World } from './harness.ts'

export const task = (name: string, fields: object = { End: true }) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
  ...fields,
})
export const day = 86_400

/** Functions that count their calls by what they were given; those that are broken fail. */
export function office() {
  const calls: string[] = []
  const broken = new Set<string>()
  /** Every call waits for it. */
  const slow: { until?: Promise<void> } = {}
  const does = (name: string) => async (given: unknown) => {
    await slow.until
    const call = `${name} ${JSON.stringify(given)}`
    calls.push(call)
    if (broken.has(name) || broken.has(call)) throw new LambdaError('Broken', `${name} is broken`)
    return given
  }
  const lambdas = Object.fromEntries(['hold', 'confirm', 'tell'].map((name) => [name, does(name)]))
  return { calls, broken, slow, lambdas }
}

export async function ended(world: World, executionArn: string) {
  await world.clock.until(() => !world.engine.runtime.byArn.has(executionArn))
  return world.call<Record<string, unknown>>('DescribeExecution', { executionArn })
}

export const redrive = (world: World, executionArn: string, more: object = {}) =>
  world.call<{ redriveDate: number }>('RedriveExecution', { executionArn, ...more })

/** @param milliseconds in which nothing else need happen */
export const pass = (world: World, milliseconds: number) =>
  new Promise<void>((resolve) => world.clock.schedule(world.clock.epochMilliseconds() + milliseconds, resolve))

export const types = async (world: World, executionArn: string) =>
  (await world.events(executionArn)).map(({ type }) => type)

export const survey = (fields: object = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Items: '{% [1..6] %}',
      MaxConcurrency: 2,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Hold',
        States: { Hold: task('hold', { Next: 'Tell' }), Tell: task('tell') },
      },
      End: true,
      ...fields,
    },
  },
})

/** The engine that this journal has, on a clock that stands where the last one stopped. */
export function reopened(journal: string, clock: JumpingClock, lambdas: ReturnType<typeof office>['lambdas']) {
  return openWorld({ journal, clock: jumpingClock({ start: clock.now(), seed: 1 }), lambdas, onBroken: () => {} })
}

/** An agreement that is signed by an execution of its own, under a name of its own, for which the first one waits. */
export async function parentAndChild(world: World) {
  const child = await world.create({
    QueryLanguage: 'JSONata',
    StartAt: 'Sign',
    States: { Sign: task('confirm', { Next: 'Rest' }), Rest: { Type: 'Wait', Seconds: 60, End: true } },
  })
  const parent = await world.create({
    QueryLanguage: 'JSONata',
    StartAt: 'Have it signed',
    States: {
      'Have it signed': {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: child, Name: 'one-agreement', Input: { agreement: 1 } },
        Output: '{% $states.result.Status %}',
        End: true,
      },
    },
  })
  const execution = await world.start(parent, {})
  const inner = `${child.replace(':stateMachine:', ':execution:')}:one-agreement`
  return { execution, inner }
}
