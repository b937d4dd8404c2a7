import { appendFileSync } from 'node:fs'
import { instantOf } from '../../../domain/kernel/instant.ts'
import { jumpingClock } from '../../../local/clock/jumping-clock.ts'
import { openEngine } from '../../../local/stepfunctions/engine.ts'
import { latestInstant } from '../../../local/stepfunctions/journal/latest-instant.ts'
import { stepFunctionsEndpoint } from '../../../local/stepfunctions/protocol/step-functions-endpoint.ts'
import { startedAt } from './harness.ts'

/**
 * An engine of its own process that dies by SIGKILL, as `recovery.test.ts` asks:
 * killed-engine.ts JOURNAL CALLS KILL_BEFORE_COMMIT|none
 * Every call of a function is written to the file CALLS before it is answered. Prints the outcomes when all is done.
 */
const [journal = '', calls = '', killAt = 'none'] = process.argv.slice(2)
const arn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`
const task = (name: string, fields: object) => ({ Type: 'Task', Resource: arn(name), ...fields })

const survey = (ExecutionType: 'STANDARD' | 'EXPRESS', rows: number) => ({
  StartAt: 'Each row',
  States: {
    'Each row': {
      Type: 'Map',
      Items: `{% [1..${rows}] %}`,
      MaxConcurrency: 4,
      ItemSelector: { row: '{% $states.context.Map.Item.Value %}', type: ExecutionType },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
        StartAt: 'Check',
        States: {
          Check: task('check', { Output: '{% $states.result.row * 10 %}', Next: 'Keep' }),
          Keep: task('keep', { End: true }),
        },
      },
      Output: '{% $sum($states.result) %}',
      End: true,
    },
  },
})

const saga = {
  StartAt: 'Hold legs',
  States: {
    'Hold legs': {
      Type: 'Map',
      Items: ['first', 'second', 'third'],
      MaxConcurrency: 1,
      ItemProcessor: { StartAt: 'Hold', States: { Hold: task('hold', { End: true }) } },
      Next: 'Confirm',
    },
    Confirm: task('confirm', {
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 60, MaxAttempts: 2, JitterStrategy: 'FULL' }],
      Catch: [{ ErrorEquals: ['Refused'], Next: 'Release', Output: '{% $states.input %}' }],
      End: true,
    }),
    Release: {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: { StartAt: 'Let go', States: { 'Let go': task('release', { End: true }) } },
      End: true,
    },
  },
}

const followUp = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Day 30',
          States: { 'Day 30': { Type: 'Wait', Seconds: 2_592_000, Next: 'Ask' }, Ask: task('ask', { End: true }) },
        },
        {
          StartAt: 'Nobody answers',
          States: {
            'Nobody answers': {
              Type: 'Task',
              Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
              Arguments: { FunctionName: 'ask', Payload: { token: true } },
              TimeoutSeconds: 172_800,
              Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Silent' }],
              End: true,
            },
            Silent: { Type: 'Pass', Output: 'silent', End: true },
          },
        },
      ],
      Output: { answers: '{% $states.result[1] %}', at: '{% $now() %}' },
      End: true,
    },
  },
}

const clock = jumpingClock({ start: instantOf(latestInstant(journal) ?? startedAt), seed: 3 })
const engine = openEngine({
  journal,
  clock,
  seed: 3,
  invokeLambda: async (name, payload) => {
    appendFileSync(calls, `${name} ${payload}\n`)
    await new Promise((resolve) => setTimeout(resolve, 1))
    const error = name === 'confirm' ? 'Refused' : undefined
    if (error) return { statusCode: 200, functionError: 'Unhandled', payload: JSON.stringify({ errorType: error }) }
    return { statusCode: 200, payload }
  },
})

if (killAt !== 'none') {
  const { journal: kept } = engine.runtime
  const commit = kept.commit.bind(kept)
  let commits = 0
  kept.commit = (write) => {
    commits++
    if (commits * 2 === Number(killAt)) process.kill(process.pid, 'SIGKILL')
    commit(write)
    // Between the journal and the world: nobody has heard of this turn yet.
    if (commits * 2 + 1 === Number(killAt)) process.kill(process.pid, 'SIGKILL')
  }
}

const call = async (operation: string, body: object) => {
  const answer = await stepFunctionsEndpoint(engine)(operation, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body as { [field: string]: string }
}

const executions: string[] = []
for (const [name, definition] of Object.entries({
  survey: survey('STANDARD', 100),
  chunks: survey('EXPRESS', 40),
  saga,
  followUp,
})) {
  const { stateMachineArn } = await call('CreateStateMachine', {
    name,
    roleArn: 'arn:aws:iam::000000000000:role/zhida',
    definition: JSON.stringify({ QueryLanguage: 'JSONata', ...definition }),
  })
  const arnOfRun = `${stateMachineArn?.replace(':stateMachine:', ':execution:')}:once`
  const before = await stepFunctionsEndpoint(engine)('DescribeExecution', { executionArn: arnOfRun })
  if (before.status !== 200) await call('StartExecution', { stateMachineArn: stateMachineArn ?? '', name: 'once' })
  executions.push(arnOfRun)
}
await clock.idle()
const outcomes = []
for (const executionArn of executions) {
  const { status, output, startDate, stopDate } = await call('DescribeExecution', { executionArn })
  outcomes.push({ status, output, seconds: Number(stopDate) - Number(startDate) })
}
console.log(JSON.stringify(outcomes))
engine.close()
