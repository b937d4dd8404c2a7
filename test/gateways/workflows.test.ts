import {
  ExecutionAlreadyExists,
  ExecutionLimitExceeded,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  SFNServiceException,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import { mockClient } from 'aws-sdk-client-mock'
import 'aws-sdk-client-mock-vitest/extend'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Workflows, workflowsAt } from '../../functions/gateways/workflows.ts'

const machines = 'arn:aws-cn:states:cn-northwest-1:123456789012:stateMachine:'
const surveyId = 'svy_000000000000000000000000'
const told = { message: 'as Step Functions says it', $metadata: {} }
const throttled = new SFNServiceException({
  ...told,
  name: 'ThrottlingException',
  $fault: 'client',
  message: 'Rate exceeded',
})

function faulty() {
  const client = new SFNClient({ region: 'cn-northwest-1' })
  return { sfn: mockClient(client), workflows: workflowsAt(machines, client) }
}
let sfn: ReturnType<typeof faulty>['sfn']
let workflows: Workflows
beforeEach(() => {
  ;({ sfn, workflows } = faulty())
})

describe('a waiting step is given its answer', () => {
  test.each([
    ['had its time limit pass a moment ago', new TaskTimedOut(told)],
    ['belongs to an execution that was stopped', new TaskDoesNotExist(told)],
    ['has a token that another region gave', new InvalidToken(told)],
  ])('one that %s is gone, which is no fault of who answers', async (_, error) => {
    sfn.on(SendTaskSuccessCommand).rejects(error).on(SendTaskFailureCommand).rejects(error)
    expect(await workflows.succeed('token', { held: true })).toBe('gone')
    expect(await workflows.fail('token', 'carrier-silent', 'no answer in time')).toBe('gone')
  })

  test('throttled, the answer is not taken for given: the caller is to try again', async () => {
    sfn.on(SendTaskSuccessCommand).rejectsOnce(throttled).resolves({})
    await expect(workflows.succeed('token', { held: true })).rejects.toThrow('Rate exceeded')
    expect(await workflows.succeed('token', { held: true })).toBe('taken')
    expect(sfn).toHaveReceivedCommandWith(SendTaskSuccessCommand, { taskToken: 'token', output: '{"held":true}' })
  })
})

describe('a workflow is started', () => {
  test('again under its name: the one that runs, or ran, is the one', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(told))
    await workflows.start('surveys/import-survey', surveyId, { surveyId })
    expect(sfn).toHaveReceivedCommandTimes(StartExecutionCommand, 1)
  })

  test.each([
    ['too many at once', throttled],
    ['a million of them open', new ExecutionLimitExceeded({ ...told, message: 'Rate exceeded' })],
  ])('%s: it is not taken for started, and the second try goes by the same name', async (_, error) => {
    sfn.on(StartExecutionCommand).rejectsOnce(error).resolves({})
    const start = () => workflows.start('surveys/import-survey', surveyId, { surveyId })
    await expect(start()).rejects.toThrow('Rate exceeded')
    await start()
    const names = sfn.commandCalls(StartExecutionCommand).map(({ args: [{ input }] }) => input.name)
    expect(names).toEqual([surveyId, surveyId])
  })
})

test('a stop that was throttled is not taken for one where nothing runs', async () => {
  sfn.on(StopExecutionCommand).rejects(throttled)
  await expect(workflows.stop('batches/run-transfer-batch', 'bat_1', 'called off')).rejects.toThrow('Rate exceeded')
})
