import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { afterEach, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../../../local/stepfunctions/main.ts', import.meta.url))
const data = mkdtempSync(join(tmpdir(), 'zhida-alone-'))
let child: ChildProcess | undefined
let lambda: Server | undefined

afterEach(() => {
  child?.kill('SIGKILL')
  lambda?.close()
  rmSync(data, { recursive: true })
})

/** A Lambda endpoint that adds one to what it is given. */
async function serveLambda(): Promise<string> {
  lambda = createServer((request, response) => {
    const known = request.url?.startsWith('/2015-03-31/functions/add-one/invocations')
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
    void text(request).then((value) => response.end(known ? String(Number(value) + 1) : '{"Message":"not found"}'))
  })
  await new Promise<void>((resolve) => lambda?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`
}

/** Starts it as a user does, and reads where it listens. */
async function startAlone(lambdaEndpoint: string): Promise<SFNClient> {
  const env = { ...process.env, AWS_ENDPOINT_URL_LAMBDA: lambdaEndpoint }
  const started = spawn(process.execPath, [main, '--port', '0', '--data', data], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  const line = await new Promise<string>((resolve) =>
    started.stdout.once('data', (said: Buffer) => resolve(said.toString())),
  )
  expect(line).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\n$/)
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new SFNClient({ endpoint: line.slice('ready '.length).trim(), region: 'us-east-1', credentials })
}

async function ended(client: SFNClient, executionArn: string | undefined) {
  for (;;) {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }))
    if (execution.status !== 'RUNNING') return execution
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('alone it calls functions at their endpoint, and goes on after it was killed', async () => {
  const endpoint = await serveLambda()
  const first = await startAlone(endpoint)
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Add',
    States: {
      Add: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:000000000000:function:add-one', Next: 'Wait' },
      Wait: { Type: 'Wait', Seconds: '{% $states.input = 2 ? 0 : 2 %}', End: true },
    },
  })
  const roleArn = 'arn:aws:iam::000000000000:role/zhida'
  const { stateMachineArn } = await first.send(new CreateStateMachineCommand({ name: 'adds', roleArn, definition }))
  const short = await first.send(new StartExecutionCommand({ stateMachineArn, input: '1' }))
  expect(await ended(first, short.executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '2' })

  const long = await first.send(new StartExecutionCommand({ stateMachineArn, input: '41' }))
  child?.kill('SIGKILL')
  const second = await startAlone(endpoint)
  expect(await ended(second, long.executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '42' })
  expect(await ended(second, short.executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '2' })
  first.destroy()
  second.destroy()
})
