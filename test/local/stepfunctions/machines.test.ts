import { expect, test } from 'vitest'
import { openWorld } from './harness.ts'

const roleArn = 'arn:aws:iam::000000000000:role/zhida'
const passing = {
  QueryLanguage: 'JSONata',
  StartAt: 'Take',
  States: {
    Take: { Type: 'Pass', Assign: { county: 'Wuding' }, Next: 'Each' },
    Each: {
      Type: 'Map',
      Items: '{% [1] %}',
      ItemProcessor: { StartAt: 'Tell', States: { Tell: { Type: 'Pass', Output: '{% $county %}', End: true } } },
      End: true,
    },
  },
}
const waiting = {
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 60, Next: 'Go on' }, 'Go on': { Type: 'Pass', End: true } },
}

test('a machine is described with its settings and the variables that its states read', async () => {
  const world = openWorld()
  const logging = {
    level: 'ERROR',
    destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:us-east-1:000000000000:log-group:a:*' } }],
  }
  const definition = JSON.stringify(passing)
  const request = { name: 'set', roleArn, definition, loggingConfiguration: logging }
  const { stateMachineArn } = await world.call<{ stateMachineArn: string }>('CreateStateMachine', request)
  expect(await world.call('DescribeStateMachine', { stateMachineArn })).toEqual({
    stateMachineArn,
    name: 'set',
    status: 'ACTIVE',
    definition,
    roleArn,
    type: 'STANDARD',
    creationDate: expect.any(Number) as number,
    loggingConfiguration: { ...logging, includeExecutionData: false },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    variableReferences: { Tell: ['$county'] },
  })
  const again = await world.refusal('CreateStateMachine', { ...request, loggingConfiguration: { level: 'OFF' } })
  expect(again.__type).toBe('StateMachineAlreadyExists')
  const metadata = { stateMachineArn, includedData: 'METADATA_ONLY' }
  expect(await world.call('DescribeStateMachine', metadata)).toMatchObject({ definition: '{}' })
})

test('the first revision has no name, every update makes another', async () => {
  const world = openWorld()
  const stateMachineArn = await world.create(passing)
  const execution = await world.start(stateMachineArn)
  const first = await world.call('DescribeStateMachineForExecution', { executionArn: execution })
  expect(first).not.toHaveProperty('revisionId')
  const update = { stateMachineArn, roleArn: `${roleArn}-2` }
  const { revisionId } = await world.call<{ revisionId: string }>('UpdateStateMachine', update)
  expect(revisionId).toMatch(/^[\da-f-]{36}$/)
  const described = await world.call('DescribeStateMachine', { stateMachineArn })
  expect(described).toMatchObject({ revisionId, roleArn: update.roleArn, definition: JSON.stringify(passing) })
})

test('tags are kept, changed and taken away', async () => {
  const world = openWorld()
  const tags = [{ key: 'county', value: 'Wuding' }]
  const definition = JSON.stringify(passing)
  const { stateMachineArn: resourceArn } = await world.call<{ stateMachineArn: string }>('CreateStateMachine', {
    name: 'tagged',
    roleArn,
    definition,
    tags,
  })
  await world.call('TagResource', {
    resourceArn,
    tags: [
      { key: 'county', value: 'Luquan' },
      { key: 'pilot', value: '' },
    ],
  })
  await world.call('UntagResource', { resourceArn, tagKeys: ['pilot'] })
  expect(await world.call('ListTagsForResource', { resourceArn })).toEqual({
    tags: [{ key: 'county', value: 'Luquan' }],
  })
})

test('a deleted machine ends its executions at their next transition, and goes with the last of them', async () => {
  const world = openWorld()
  const stateMachineArn = await world.create(waiting, 'gone')
  const held = world.clock.busy()
  const execution = await world.start(stateMachineArn)
  await world.call('DeleteStateMachine', { stateMachineArn })
  expect(await world.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({ status: 'DELETING' })
  expect(await world.describe(execution)).toMatchObject({ status: 'RUNNING' })
  const refusals = [
    await world.refusal('StartExecution', { stateMachineArn }),
    await world.refusal('UpdateStateMachine', { stateMachineArn, roleArn }),
    await world.refusal('CreateStateMachine', { name: 'gone', roleArn, definition: JSON.stringify(waiting) }),
  ]
  expect(new Set(refusals.map(({ __type }) => __type))).toEqual(new Set(['StateMachineDeleting']))
  held()
  await world.clock.idle()
  expect(await world.describe(execution)).toMatchObject({ status: 'ABORTED' })
  expect((await world.refusal('DescribeStateMachine', { stateMachineArn })).__type).toBe('StateMachineDoesNotExist')
  expect(await world.create(waiting, 'gone')).toBe(stateMachineArn)
})
