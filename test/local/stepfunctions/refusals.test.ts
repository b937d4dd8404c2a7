import { expect, test } from 'vitest'
import { openWorld } from './harness.ts'

const world = openWorld()
const roleArn = 'arn:aws:iam::000000000000:role/zhida'
const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 3600, End: true } },
})
const machine = await world.create(JSON.parse(definition) as object, 'there')
const created = { name: 'new', roleArn, definition }
const execution = machine.replace('stateMachine', 'execution').concat(':none')
const mapRun = machine.replace('stateMachine', 'mapRun').concat('/Label:none')

function unfit(member: string, value: string, constraint: string) {
  return `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: Member must ${constraint}`
}

test.each([
  ['DescribeStateMachine', {}, unfit('stateMachineArn', 'null', 'not be null')],
  ['DescribeStateMachine', { stateMachineArn: null }, unfit('stateMachineArn', 'null', 'not be null')],
  ['CreateStateMachine', { ...created, name: '' }, unfit('name', "''", 'have length greater than or equal to 1')],
  [
    'CreateStateMachine',
    { ...created, name: 'n'.repeat(81) },
    unfit('name', `'${'n'.repeat(81)}'`, 'have length less than or equal to 80'),
  ],
  [
    'CreateStateMachine',
    { ...created, type: 'FAST' },
    unfit('type', "'FAST'", 'satisfy enum value set: [STANDARD, EXPRESS]'),
  ],
  [
    'CreateStateMachine',
    { ...created, tags: [{ key: '', value: '' }] },
    unfit('tags.1.member.key', "''", 'have length greater than or equal to 1'),
  ],
  [
    'CreateStateMachine',
    { ...created, loggingConfiguration: { level: 'SOME' } },
    unfit('loggingConfiguration.level', "'SOME'", 'satisfy enum value set: [ALL, ERROR, FATAL, OFF]'),
  ],
  [
    'CreateStateMachine',
    { ...created, versionDescription: 'first' },
    'Version description can only be set when publish is true',
  ],
  [
    'ListExecutions',
    { stateMachineArn: machine, maxResults: 1001 },
    unfit('maxResults', "'1001'", 'have value less than or equal to 1000'),
  ],
  ['ListStateMachines', { nextToken: '' }, unfit('nextToken', "''", 'have length greater than or equal to 1')],
  [
    'StartExecution',
    { stateMachineArn: machine, traceHeader: '行' },
    unfit('traceHeader', "'行'", String.raw`satisfy regular expression pattern: \p{ASCII}*`),
  ],
])('%s of what does not fit is refused with what it should be (%#)', async (operation, body, message) => {
  expect(await world.refusal(operation, body)).toMatchObject({ __type: 'ValidationException', message })
})

test('what is sensitive is not repeated in a refusal', async () => {
  const refusal = await world.refusal('StartExecution', { stateMachineArn: machine, input: `"${'a'.repeat(262_144)}"` })
  expect(refusal.message).toBe(
    "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 262144",
  )
})

test.each([
  ['CreateStateMachine', { ...created, type: 'EXPRESS' }, 'StateMachineTypeNotSupported'],
  ['StartExecution', { stateMachineArn: `${machine}:live` }, 'StateMachineDoesNotExist'],
  ['StartExecution', { stateMachineArn: `${machine}:7` }, 'StateMachineDoesNotExist'],
  ['PublishStateMachineVersion', { stateMachineArn: machine, revisionId: 'another' }, 'ConflictException'],
  [
    'CreateStateMachineAlias',
    { name: 'live', routingConfiguration: [{ stateMachineVersionArn: `${machine}:7`, weight: 100 }] },
    'ResourceNotFound',
  ],
  ['CreateStateMachineAlias', { name: '7', routingConfiguration: [] }, 'ValidationException'],
  ['CreateStateMachine', { ...created, name: 3 }, 'SerializationException'],
  ['CreateStateMachine', { ...created, name: 'a b' }, 'InvalidName'],
  ['CreateStateMachine', { ...created, roleArn: 'admin' }, 'InvalidArn'],
  ['CreateStateMachine', { ...created, definition: '{' }, 'InvalidDefinition'],
  ['CreateStateMachine', { ...created, loggingConfiguration: { level: 'ALL' } }, 'InvalidLoggingConfiguration'],
  [
    'CreateStateMachine',
    { ...created, encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY' } },
    'InvalidEncryptionConfiguration',
  ],
  [
    'CreateStateMachine',
    { ...created, tags: Array.from({ length: 51 }, (_, at) => ({ key: `k${at}`, value: '' })) },
    'TooManyTags',
  ],
  ['UpdateStateMachine', { stateMachineArn: machine }, 'MissingRequiredParameter'],
  ['StartExecution', { stateMachineArn: 'there' }, 'InvalidArn'],
  ['StartExecution', { stateMachineArn: execution }, 'InvalidArn'],
  ['StartExecution', { stateMachineArn: `${machine}/Label` }, 'ValidationException'],
  ['StartExecution', { stateMachineArn: `${machine}:1` }, 'StateMachineDoesNotExist'],
  ['DescribeExecution', { executionArn: machine }, 'InvalidArn'],
  ['DescribeExecution', { executionArn: execution }, 'ExecutionDoesNotExist'],
  ['DeleteStateMachine', { stateMachineArn: 'there' }, 'InvalidArn'],
  ['DescribeMapRun', { mapRunArn: execution }, 'InvalidArn'],
  ['DescribeMapRun', { mapRunArn: mapRun }, 'ResourceNotFound'],
  ['UpdateMapRun', { mapRunArn: mapRun }, 'ResourceNotFound'],
  ['TagResource', { resourceArn: `${machine}s`, tags: [] }, 'ResourceNotFound'],
  ['ListExecutions', {}, 'ValidationException'],
  ['ListExecutions', { stateMachineArn: machine, mapRunArn: mapRun }, 'ValidationException'],
  ['ListExecutions', { stateMachineArn: machine, statusFilter: 'PENDING_REDRIVE' }, 'ValidationException'],
  ['ListExecutions', { stateMachineArn: machine, nextToken: 'page two' }, 'InvalidToken'],
  ['SendTaskHeartbeat', { taskToken: 'token' }, 'InvalidToken'],
  ['RedriveExecution', { executionArn: execution }, 'ExecutionDoesNotExist'],
  ['RedriveExecution', { executionArn: execution, clientToken: '' }, 'ValidationException'],
  ['RedriveExecution', { executionArn: execution, clientToken: 'two words' }, 'ValidationException'],
  ['TestState', { definition: '{}' }, 'UnknownOperationException'],
])('%s is refused as on AWS (%#)', async (operation, body, error) => {
  expect(await world.refusal(operation, body)).toMatchObject({ __type: error })
})
