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

const telling = (word: string) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 60, Next: 'Tell' }, Tell: { Type: 'Pass', Output: word, End: true } },
})
interface Version {
  stateMachineVersionArn: string
}

test('what an alias started keeps its version; the alias starts the next one as soon as it is turned to it', async () => {
  const world = openWorld()
  const stateMachineArn = await world.create(telling('one'))
  const { stateMachineVersionArn: first } = await world.call<Version>('PublishStateMachineVersion', { stateMachineArn })
  expect(await world.call('PublishStateMachineVersion', { stateMachineArn, revisionId: 'INITIAL' })).toMatchObject({
    stateMachineVersionArn: `${stateMachineArn}:1`,
  })
  const whole = (arn: string) => [{ stateMachineVersionArn: arn, weight: 100 }]
  const alias = { name: 'live', routingConfiguration: whole(first) }
  const { stateMachineAliasArn } = await world.call<{ stateMachineAliasArn: string }>('CreateStateMachineAlias', alias)
  const begun = await world.start(stateMachineAliasArn)

  const update = { stateMachineArn, definition: JSON.stringify(telling('two')), publish: true }
  const { stateMachineVersionArn: second } = await world.call<Version>('UpdateStateMachine', update)
  expect(second).toBe(`${stateMachineArn}:2`)
  const meanwhile = await world.start(stateMachineAliasArn)
  await world.call('UpdateStateMachineAlias', { stateMachineAliasArn, routingConfiguration: whole(second) })
  const later = await world.start(stateMachineAliasArn)
  const byVersion = await world.start(first)

  await world.clock.idle()
  const outputs = await Promise.all([begun, meanwhile, later, byVersion].map(async (one) => world.describe(one)))
  expect(outputs.map(({ output }) => output)).toEqual(['"one"', '"one"', '"two"', '"one"'])
  expect(outputs[2]).toMatchObject({
    stateMachineArn,
    stateMachineVersionArn: second,
    stateMachineAliasArn,
  })
  expect(outputs[3]).not.toHaveProperty('stateMachineAliasArn')
  expect(await world.call('DescribeStateMachineAlias', { stateMachineAliasArn })).toMatchObject({
    name: 'live',
    routingConfiguration: whole(second),
  })
})

test('versions are listed newest first and deleted but where an alias names them; what began with one goes on, and no number comes again', async () => {
  const world = openWorld()
  const stateMachineArn = await world.create(telling('one'))
  const publish = (word: string) =>
    world.call<Version>('UpdateStateMachine', {
      stateMachineArn,
      definition: JSON.stringify(telling(word)),
      publish: true,
    })
  const { stateMachineVersionArn: first } = await world.call<Version>('PublishStateMachineVersion', { stateMachineArn })
  const { stateMachineVersionArn: second } = await publish('two')
  const list = async (maxResults?: number) => {
    const found = await world.call<{ stateMachineVersions: Version[]; nextToken?: string }>(
      'ListStateMachineVersions',
      { stateMachineArn, maxResults },
    )
    return found.stateMachineVersions.map(({ stateMachineVersionArn }) => stateMachineVersionArn)
  }
  expect([await list(), await list(1)]).toEqual([[second, first], [second]])
  const routingConfiguration = [{ stateMachineVersionArn: first, weight: 100 }]
  const { stateMachineAliasArn } = await world.call<{ stateMachineAliasArn: string }>('CreateStateMachineAlias', {
    name: 'live',
    routingConfiguration,
  })
  const aliases = async (of: string) =>
    (await world.call<{ stateMachineAliases: object[] }>('ListStateMachineAliases', { stateMachineArn: of }))
      .stateMachineAliases
  expect(await aliases(stateMachineArn)).toMatchObject([{ stateMachineAliasArn }])
  expect([await aliases(first), await aliases(second)]).toMatchObject([[{ stateMachineAliasArn }], []])

  const refused = await world.refusal('DeleteStateMachineVersion', { stateMachineVersionArn: first })
  expect(refused).toMatchObject({ __type: 'ConflictException', message: expect.stringContaining('[live]') })
  const begun = await world.start(second)
  for (const _ of ['once', 'again']) await world.call('DeleteStateMachineVersion', { stateMachineVersionArn: second })
  expect(await list()).toEqual([first])
  expect(await world.refusal('StartExecution', { stateMachineArn: second })).toMatchObject({
    __type: 'StateMachineDoesNotExist',
  })
  await world.clock.idle()
  expect(await world.describe(begun)).toMatchObject({ status: 'SUCCEEDED', output: '"two"' })
  expect((await publish('three')).stateMachineVersionArn).toBe(`${stateMachineArn}:3`)
  const { definition } = await world.call<{ definition: string }>('DescribeStateMachine', { stateMachineArn: first })
  expect(JSON.parse(definition)).toEqual(telling('one'))
})

test('an alias of two versions starts both, each about as often as it is to', async () => {
  const world = openWorld()
  const stateMachineArn = await world.create(telling('one'))
  const { stateMachineVersionArn: first } = await world.call<Version>('PublishStateMachineVersion', { stateMachineArn })
  const update = { stateMachineArn, definition: JSON.stringify(telling('two')), publish: true }
  const { stateMachineVersionArn: second } = await world.call<Version>('UpdateStateMachine', update)
  const route = (stateMachineVersionArn: string, weight: number) => ({ stateMachineVersionArn, weight })
  const routing = (...routingConfiguration: object[]) => ({ name: 'live', routingConfiguration })
  const refused = await world.refusal('CreateStateMachineAlias', routing(route(first, 90), route(second, 20)))
  expect(refused.__type).toBe('ValidationException')
  const { stateMachineAliasArn } = await world.call<{ stateMachineAliasArn: string }>(
    'CreateStateMachineAlias',
    routing(route(first, 90), route(second, 10)),
  )
  const begun = await Promise.all(Array.from({ length: 400 }, () => world.start(stateMachineAliasArn)))
  await world.clock.idle()
  const outputs = await Promise.all(begun.map(async (one) => (await world.describe(one)).output))
  const seconds = outputs.filter((output) => output === '"two"').length
  // The seed is fixed; 40 are to be expected.
  expect(seconds).toBeGreaterThan(20)
  expect(seconds).toBeLessThan(60)
})
