import { realClock } from '../../local/clock/real-clock.ts'
import { openEngine } from '../../local/stepfunctions/engine.ts'
import { stepFunctionsEndpoint } from '../../local/stepfunctions/protocol/step-functions-endpoint.ts'

/** What one process found: `seconds` of the measured part, and of one core in it; `count` of what it did; memory. */
export interface EngineMeasurement {
  seconds: number
  coreSeconds: number
  count: number
  megabytes: number
}

const [what = '', journal = ''] = process.argv.slice(2)
const noop = 'arn:aws:lambda:us-east-1:000000000000:function:noop'
const opened = performance.now()
const engine = openEngine({
  journal,
  clock: realClock(),
  seed: 1,
  invokeLambda: async (_name, payload) => ({ statusCode: 200, payload }),
})
const endpoint = stepFunctionsEndpoint(engine)

async function call(operation: string, body: object): Promise<{ [field: string]: string }> {
  const answer = await endpoint(operation, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body as { [field: string]: string }
}

async function create(States: object): Promise<string> {
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(States)[0], States })
  const roleArn = 'arn:aws:iam::000000000000:role/zhida'
  return (await call('CreateStateMachine', { name: what, roleArn, definition }))['stateMachineArn'] ?? ''
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

const measures: Record<string, () => Promise<{ seconds: number; count: number }>> = {
  async transitions() {
    const stateMachineArn = await create({
      Count: { Type: 'Task', Resource: noop, Output: { n: '{% $states.result.n - 1 %}' }, Next: 'More?' },
      'More?': {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.n > 0 %}', Next: 'Count' }],
        Default: 'Done',
      },
      Done: { Type: 'Succeed' },
    })
    const began = performance.now()
    for (let started = 0; started < 150; started++)
      await call('StartExecution', { stateMachineArn, input: '{"n":200}' })
    await until(() => engine.runtime.executions.size === 0)
    return { seconds: secondsSince(began), count: engine.counters.stateTransitions }
  },
  async map() {
    const stateMachineArn = await create({
      Each: {
        Type: 'Map',
        Items: '{% [1..100000] %}',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Take',
          States: { Take: { Type: 'Task', Resource: noop, Output: 1, End: true } },
        },
        Output: '{% $count($states.result) %}',
        End: true,
      },
    })
    const began = performance.now()
    const { executionArn } = await call('StartExecution', { stateMachineArn })
    await until(() => engine.runtime.executions.size === 0)
    const { output } = await call('DescribeExecution', { executionArn })
    return { seconds: secondsSince(began), count: Number(output) }
  },
  async waiting() {
    const stateMachineArn = await create({
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: { FunctionName: 'noop', Payload: { token: '{% $states.context.Task.Token %}' } },
        TimeoutSeconds: 172_800,
        End: true,
      },
    })
    const known = engine.runtime.executions.size
    if (known > 0) return { seconds: secondsSince(opened), count: known }
    const began = performance.now()
    for (let started = 0; started < 10_000; started++) {
      await call('StartExecution', { stateMachineArn, input: `{"worker":"wrk_${started}"}` })
    }
    await until(() => engine.counters.taskInvocations === 10_000)
    return { seconds: secondsSince(began), count: engine.runtime.executions.size }
  },
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000
}

let peak = 0
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 50)
const before = process.cpuUsage()
const found = await measures[what]?.()
const { user, system } = process.cpuUsage(before)
clearInterval(watch)
const resident = what === 'map' ? peak : process.memoryUsage.rss()
console.log(JSON.stringify({ ...found, coreSeconds: (user + system) / 1e6, megabytes: Math.round(resident / 1e6) }))
engine.close()
