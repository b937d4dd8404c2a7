import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  paginateGetExecutionHistory,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../../local/stepfunctions/protocol/serve.ts'
import { openWorld, type World } from './harness.ts'

let world: World
let server: Server
let client: SFNClient

beforeAll(async () => {
  world = openWorld()
  server = await serve(world.engine, 0)
  client = new SFNClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
})

afterAll(() => {
  client.destroy()
  server.close()
})

const roleArn = 'arn:aws:iam::000000000000:role/zhida'
const waiting = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 3600, End: true } },
})
const passing = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Take',
  States: {
    Take: { Type: 'Pass', Assign: { a: 1 }, Next: 'Give' },
    Give: { Type: 'Pass', Output: '{% $a %}', End: true },
  },
})

test('creating the same machine again answers with it; another one by that name is refused', async () => {
  const create = new CreateStateMachineCommand({ name: 'same', roleArn, definition: passing })
  const first = await client.send(create)
  const again = await client.send(create)
  expect(again.stateMachineArn).toBe(first.stateMachineArn)
  expect(again.creationDate).toEqual(first.creationDate)
  await expect(
    client.send(new CreateStateMachineCommand({ name: 'same', roleArn, definition: waiting })),
  ).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' })
  const { stateMachines } = await client.send(new ListStateMachinesCommand({}))
  expect(stateMachines?.filter(({ name }) => name === 'same')).toHaveLength(1)
})

test('an execution is started once by its name, and stopped with error and cause', async () => {
  const held = world.clock.busy()
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name: 'waits', roleArn, definition: waiting }),
  )
  const begin = (input: string) => client.send(new StartExecutionCommand({ stateMachineArn, name: 'batch-1', input }))
  const first = await begin('{"a":1}')
  expect((await begin('{"a":1}')).executionArn).toBe(first.executionArn)
  await expect(begin('{"a":2}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
  await client.send(new StopExecutionCommand({ executionArn: first.executionArn, error: 'Cancelled', cause: 'rain' }))
  const ended = await client.send(new DescribeExecutionCommand({ executionArn: first.executionArn }))
  expect(ended).toMatchObject({ status: 'ABORTED', error: 'Cancelled', cause: 'rain', input: '{"a":1}' })
  await expect(begin('{"a":1}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
  held()
})

test('the history comes in pages, forwards and backwards', async () => {
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name: 'pages', roleArn, definition: passing }),
  )
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }))
  await world.clock.idle()
  const types: (string | undefined)[] = []
  for await (const page of paginateGetExecutionHistory({ client, pageSize: 2 }, { executionArn })) {
    types.push(...(page.events ?? []).map(({ type }) => type))
  }
  expect(types).toEqual([
    'ExecutionStarted',
    'PassStateEntered',
    'PassStateExited',
    'PassStateEntered',
    'PassStateExited',
    'ExecutionSucceeded',
  ])
  const back = await client.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 4 }))
  expect(back.events?.map(({ id }) => id)).toEqual([6, 5, 4, 3])
  expect(back.events?.[3]?.stateExitedEventDetails).toMatchObject({ name: 'Take', assignedVariables: { a: '1' } })
  const rest = await client.send(
    new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 4, nextToken: back.nextToken }),
  )
  expect(rest.events?.map(({ id, previousEventId }) => [id, previousEventId])).toEqual([
    [2, 0],
    [1, 0],
  ])
  expect(rest.nextToken).toBeUndefined()
})

test('a machine that is updated runs its new definition, what runs keeps the old one', async () => {
  const held = world.clock.busy()
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name: 'changes', roleArn, definition: waiting }),
  )
  const old = await client.send(new StartExecutionCommand({ stateMachineArn }))
  await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: passing }))
  const young = await client.send(new StartExecutionCommand({ stateMachineArn }))
  held()
  await world.clock.idle()
  expect(await world.describe(old.executionArn ?? '')).toMatchObject({ output: '{}' })
  expect(await world.describe(young.executionArn ?? '')).toMatchObject({ output: '1' })
  expect((await client.send(new DescribeStateMachineCommand({ stateMachineArn }))).definition).toBe(passing)
  const listed = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1 }))
  expect(listed.executions?.[0]?.executionArn).toBe(young.executionArn)
  const second = await client.send(new ListExecutionsCommand({ stateMachineArn, nextToken: listed.nextToken }))
  expect(second.executions?.map(({ executionArn }) => executionArn)).toEqual([old.executionArn])
})

test('what is not there is refused by its AWS name', async () => {
  const missing = 'arn:aws:states:us-east-1:000000000000:stateMachine:none'
  await expect(client.send(new StartExecutionCommand({ stateMachineArn: missing }))).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
    message: `State Machine Does Not Exist: '${missing}'`,
  })
  const execution = missing.replace('stateMachine', 'execution').concat(':x')
  await expect(client.send(new DescribeExecutionCommand({ executionArn: execution }))).rejects.toMatchObject({
    name: 'ExecutionDoesNotExist',
  })
  await client.send(new DeleteStateMachineCommand({ stateMachineArn: missing }))
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name: 'inputs', roleArn, definition: passing }),
  )
  await expect(client.send(new StartExecutionCommand({ stateMachineArn, input: '{' }))).rejects.toMatchObject({
    name: 'InvalidExecutionInput',
  })
  await expect(client.send(new StartExecutionCommand({ stateMachineArn, name: 'a b' }))).rejects.toMatchObject({
    name: 'InvalidName',
  })
})

test.each(['constructor', 'toString', '__proto__', ''])('%j is no operation', async (operation) => {
  expect(await world.refusal(operation, {})).toMatchObject({ __type: 'UnknownOperationException' })
})

test('a definition can be checked without creating it', async () => {
  const checked = await client.send(
    new ValidateStateMachineDefinitionCommand({ definition: waiting.replace('"End":true', '"Next":"Gone"') }),
  )
  expect(checked).toMatchObject({ result: 'FAIL', truncated: false })
  expect(checked.diagnostics?.[0]).toEqual({
    severity: 'ERROR',
    code: 'MISSING_TRANSITION_TARGET',
    message: "Missing 'Next' target: Gone",
    location: '/States/Wait/Next',
  })
})
