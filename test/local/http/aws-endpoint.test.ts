import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn'
import { expect, test, vi } from 'vitest'
import { awsEndpointForTests } from './aws-endpoint-for-tests.ts'

const describe = new DescribeExecutionCommand({ executionArn: 'arn:aws:states:local:000000000000:execution:batch:1' })

test('a Step Functions call reaches the engine with its operation and input, and its answer comes back', async () => {
  const { client } = await awsEndpointForTests({
    json: { AWSStepFunctions: async (operation, body) => ({ status: 200, body: { name: operation, input: body } }) },
  })
  const answer = await new SFNClient(client).send(describe)
  expect(answer).toMatchObject({ name: 'DescribeExecution', input: { executionArn: describe.input.executionArn } })
})

test('what the engine refuses arrives by its name', async () => {
  const body = { __type: 'ExecutionDoesNotExist', message: 'no such execution' }
  const { client } = await awsEndpointForTests({ json: { AWSStepFunctions: async () => ({ status: 400, body }) } })
  await expect(new SFNClient(client).send(describe)).rejects.toMatchObject({
    name: 'ExecutionDoesNotExist',
    message: 'no such execution',
  })
})

test('time stands still while a request is served', async () => {
  const order: string[] = []
  const AWSStepFunctions = async () => {
    clock.schedule(clock.epochMilliseconds(), () => order.push('next thing due'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    order.push('served')
    return { status: 200, body: {} }
  }
  const { clock, client } = await awsEndpointForTests({ json: { AWSStepFunctions } })
  await new SFNClient(client).send(describe)
  await clock.idle()
  expect(order).toEqual(['served', 'next thing due'])
})

test('a fault of a service is logged and answered, not dropped', async () => {
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const AWSStepFunctions = () => Promise.reject(new Error('out of order'))
  const { client } = await awsEndpointForTests({ json: { AWSStepFunctions } })
  await expect(new SFNClient(client).send(describe)).rejects.toMatchObject({ name: 'InternalFailure' })
  expect(log.mock.calls.join()).toContain('out of order')
  log.mockRestore()
})

test('a call with a wrong secret does not reach the service', async () => {
  const { client } = await awsEndpointForTests({ json: { AWSStepFunctions: async () => ({ status: 200, body: {} }) } })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'guessed' }
  await expect(new SFNClient({ ...client, credentials }).send(describe)).rejects.toMatchObject({
    name: 'InvalidSignatureException',
  })
})
