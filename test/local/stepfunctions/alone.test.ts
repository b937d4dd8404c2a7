import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest'
import { chanceFrom } from '../../../local/stepfunctions/runtime/chance-from.ts'

const main = fileURLToPath(new URL('../../../local/stepfunctions/main.ts', import.meta.url))
const arn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`
/** By the worker that a function was asked about, the token that it was given. */
const tokens = new Map<string, string>()

/** Lambda's Invoke API: `add-one` adds one to what it is given, `ask` keeps the token. */
const lambda = createServer((request, response) => {
  const [, name] = /^\/2015-03-31\/functions\/([\w-]+)\/invocations/.exec(request.url ?? '') ?? []
  void text(request).then((payload) => {
    const given = JSON.parse(payload) as { worker: string; token: string }
    if (name === 'ask') tokens.set(given.worker, given.token)
    const known = name === 'ask' || name === 'add-one'
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
    response.end(known ? JSON.stringify(name === 'ask' ? null : Number(given) + 1) : '{"Message":"not found"}')
  })
})

beforeAll(async () => {
  await once(lambda.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => {
  lambda.close()
})

/** Each case has folders and processes of its own, so that none waits for the seconds of another. */
type Case = Pick<TestContext, 'onTestFinished'>

function newFolder({ onTestFinished }: Case): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhida-alone-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

function run({ onTestFinished }: Case, ...args: string[]) {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`,
  }
  const child = spawn(process.execPath, [main, '--port', '0', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Starts it as a user does, and reads where it listens. */
async function startAlone(of: Case, data: string): Promise<{ client: SFNClient; kill: () => Promise<void> }> {
  const child = run(of, '--data', data)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  expect(line.toString()).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\n$/)
  const client = new SFNClient({
    endpoint: line.toString().slice('ready '.length).trim(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
    client.destroy()
  }
  return { client, kill }
}

async function create(client: SFNClient, name: string, States: object): Promise<string> {
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(States)[0], States })
  const roleArn = 'arn:aws:iam::000000000000:role/zhida'
  const { stateMachineArn = '' } = await client.send(new CreateStateMachineCommand({ name, roleArn, definition }))
  return stateMachineArn
}

async function ended(client: SFNClient, executionArn: string | undefined) {
  for (;;) {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }))
    if (execution.status !== 'RUNNING') return execution
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test.concurrent('alone it calls functions at their endpoint, and goes on after it was killed', async (context) => {
  const data = newFolder(context)
  const first = await startAlone(context, data)
  const stateMachineArn = await create(first.client, 'adds', {
    Add: { Type: 'Task', Resource: arn('add-one'), Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: '{% $states.input = 2 ? 0 : 2 %}', End: true },
  })
  const short = await first.client.send(new StartExecutionCommand({ stateMachineArn, input: '1' }))
  expect(await ended(first.client, short.executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '2' })

  const long = await first.client.send(new StartExecutionCommand({ stateMachineArn, input: '41' }))
  await first.kill()
  const second = await startAlone(context, data)
  expect(await ended(second.client, long.executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '42' })
  expect(await ended(second.client, short.executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '2' })
  await second.kill()
})

const survey = {
  Rows: {
    Type: 'Map',
    Items: '{% [1..40] %}',
    MaxConcurrency: 5,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Add',
      States: { Add: { Type: 'Task', Resource: arn('add-one'), End: true } },
    },
    Output: '{% $sum($states.result) %}',
    End: true,
  },
}
const offer = {
  Ask: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: {
      FunctionName: 'ask',
      Payload: { worker: '{% $states.input.worker %}', token: '{% $states.context.Task.Token %}' },
    },
    End: true,
  },
}

test.concurrent('all that was acknowledged before a kill is there after it: map runs go on, tokens stay valid', async (context) => {
  const data = newFolder(context)
  const chance = chanceFrom(5, 'kills')
  const started: string[] = []
  for (let round = 0; round < 3; round++) {
    const { client, kill } = await startAlone(context, data)
    const surveys = await create(client, 'survey', survey)
    const offers = await create(client, 'offer', offer)
    const last = 5 + Math.floor(chance() * 20)
    let killed: Promise<void> | undefined
    try {
      for (let at = 0; ; at++) {
        if (at === last) killed = kill()
        const input = JSON.stringify({ worker: `${round}-${at}` })
        const stateMachineArn = at === 2 ? surveys : offers
        const begun = await client.send(new StartExecutionCommand({ stateMachineArn, name: `${round}-${at}`, input }))
        started.push(begun.executionArn ?? '')
      }
    } catch {
      // Killed: what was under way was not acknowledged.
    }
    await killed
  }
  const { client, kill } = await startAlone(context, data)
  expect(started.length).toBeGreaterThanOrEqual(15)
  for (const executionArn of started) {
    const [, worker = ''] = /:offer:(.+)$/.exec(executionArn) ?? []
    if (worker === '') {
      expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '860' })
      continue
    }
    while (!tokens.has(worker)) await new Promise((resolve) => setTimeout(resolve, 20))
    await client.send(new SendTaskSuccessCommand({ taskToken: tokens.get(worker), output: `"${worker}"` }))
    expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: `"${worker}"` })
  }
  await kill()
})

test.concurrent('it ends when npm is killed, which had a shell start it', async (context) => {
  const command = JSON.stringify(`"${process.execPath}" "${main}" --port 0`)
  const npm = spawn(
    process.execPath,
    ['-e', `require('node:child_process').spawn(${command}, { shell: true, stdio: 'inherit' })`],
    { env: { ...process.env, npm_lifecycle_event: 'stepfunctions' }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  context.onTestFinished(() => void npm.kill('SIGKILL'))
  await once(npm.stdout, 'data')
  npm.kill('SIGKILL')
  // Nobody holds the other end of its output any more.
  await once(npm.stdout.resume(), 'close')
})

test.concurrent('what is wrong with how it was started is said in one line', async (context) => {
  const child = run(context, '--dat', newFolder(context))
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect(said).toBe("Unknown option '--dat': npm run -s stepfunctions -- --help lists the options\n")
  expect(code).toBe(2)
})
