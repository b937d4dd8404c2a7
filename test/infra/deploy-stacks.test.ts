import {
  type Change,
  ChangeSetNotFoundException,
  CloudFormationClient,
  CloudFormationServiceException,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { deployStacks } from '../../infra/deploy-stacks.ts'

// There is no CloudFormation here: this answers as its API says.
const cloudFormation = mockClient(CloudFormationClient)
const change = (
  ResourceType: string,
  LogicalResourceId: string,
  more: NonNullable<Change['ResourceChange']>,
): Change => ({
  Type: 'Resource',
  ResourceChange: { ResourceType, LogicalResourceId, ...more },
})
const inPlace = change('AWS::Lambda::Function', 'Check', { Action: 'Modify', Replacement: 'False' })

/** Stacks that are deployed, and the changes that each one's change set has, by pages. */
let there: Set<string>
let changes: Map<string, Change[][]>
let outputs: Map<string, { OutputKey: string; OutputValue: string; ExportName?: string }[]>
let lines: string[]
let prepared: string[]
beforeEach(() => {
  there = new Set(['Data', 'Service'])
  changes = new Map([
    ['Data', [[]]],
    ['Service', [[inPlace]]],
  ])
  outputs = new Map()
  lines = []
  prepared = []
  cloudFormation.reset()
  cloudFormation.on(DescribeStacksCommand).callsFake(async ({ StackName }: { StackName: string }) => {
    if (there.has(StackName))
      return { Stacks: [{ StackName, StackStatus: 'UPDATE_COMPLETE', Outputs: outputs.get(StackName) }] }
    const message = `Stack with id ${StackName} does not exist`
    throw new CloudFormationServiceException({ name: 'ValidationError', message, $fault: 'client', $metadata: {} })
  })
  cloudFormation.on(DescribeChangeSetCommand).callsFake(async ({ StackName, NextToken }: Record<string, string>) => {
    const pages = prepared.includes(StackName ?? '') ? changes.get(StackName ?? '') : undefined
    if (!pages) throw new ChangeSetNotFoundException({ message: 'none', $metadata: {} })
    const page = Number(NextToken ?? 0)
    return {
      Changes: pages[page],
      ExecutionStatus: 'AVAILABLE',
      NextToken: page + 1 < pages.length ? String(page + 1) : undefined,
    }
  })
  cloudFormation.on(DeleteChangeSetCommand).resolves({})
  cloudFormation
    .on(ExecuteChangeSetCommand)
    .callsFake(async ({ StackName }: { StackName: string }) => there.add(StackName))
})

const deploy = ({ yes = false, fails = () => false }: { yes?: boolean; fails?: (stack: string) => boolean } = {}) =>
  deployStacks({
    client: new CloudFormationClient({ region: 'cn-north-1' }),
    stacks: ['Data', 'Service'],
    changeSet: 'zhida-1',
    prepare: async (stack) => {
      if (fails(stack)) throw new Error('No export named Data:Key found')
      prepared.push(stack)
    },
    isAgreed: async () => yes,
    say: (line) => lines.push(line),
  })
const executed = () => cloudFormation.commandCalls(ExecuteChangeSetCommand).map(({ args }) => args[0].input.StackName)

test('what changes in place, or is new, is deployed without a question', async () => {
  changes.set('Data', [[change('AWS::S3::Bucket', 'More', { Action: 'Add' })], [inPlace]])
  expect(await deploy()).toBe('deployed')
  expect(executed()).toEqual(['Data', 'Service'])
  expect(lines).toContain('Data: 2 changes …')
})

test('a table that would be made anew is refused before any stack changes, whoever says yes', async () => {
  // On the second page, and in the stack that comes last.
  const details = [{ Target: { Name: 'KeySchema', RequiresRecreation: 'Always' as const } }]
  const anew = change('AWS::DynamoDB::Table', 'Table', { Action: 'Modify', Replacement: 'True', Details: details })
  changes.set('Service', [[inPlace], [anew]])
  expect(await deploy({ yes: true })).toBe('refused')
  expect(executed()).toEqual([])
  expect(lines[0]).toBe(
    'Service: AWS::DynamoDB::Table Table would be REPLACED, for its KeySchema (everything that is known of people and batches)',
  )
  expect(cloudFormation.commandCalls(DeleteChangeSetCommand)).toHaveLength(2)
})

test.each([
  ['AWS::S3::Bucket', { Action: 'Remove', PolicyAction: 'Retain' }],
  ['AWS::S3::Bucket', { Action: 'Remove', PolicyAction: 'Delete' }],
  ['AWS::Cognito::UserPool', { Action: 'Modify', Replacement: 'True' }],
  ['AWS::KMS::Key', { Action: 'Remove' }],
  ['AWS::SecretsManager::Secret', { Action: 'Modify', Replacement: 'Conditional' }],
  ['AWS::StepFunctions::StateMachine', { Action: 'Remove' }],
  ['AWS::ApiGatewayV2::Api', { Action: 'Dynamic' }],
] as const)('%s is never lost: %o', async (type, more) => {
  changes.set('Data', [[change(type, 'It', more)]])
  expect(await deploy({ yes: true })).toBe('refused')
  expect(executed()).toEqual([])
})

test('a function that goes is named, and goes once somebody says yes', async () => {
  changes.set('Service', [[change('AWS::Lambda::Function', 'Old', { Action: 'Remove', PolicyAction: 'Delete' })]])
  expect(await deploy()).toBe('not-agreed')
  expect(executed()).toEqual([])
  expect(lines).toEqual([
    'Service: AWS::Lambda::Function Old would be DELETED',
    'Nothing of this was deployed. To have it so, say --yes.',
  ])
  expect(await deploy({ yes: true })).toBe('deployed')
})

test('at a first deployment each stack is looked at when those before it are there', async () => {
  there.clear()
  changes.set('Data', [[change('AWS::DynamoDB::Table', 'Table', { Action: 'Add' })]])
  expect(await deploy({ fails: (stack) => stack === 'Service' && !there.has('Data') })).toBe('deployed')
  expect(executed()).toEqual(['Data', 'Service'])
})

test('a stack that waits for a new export of another is looked at in its turn, and still refused what must not be', async () => {
  changes.set('Data', [[inPlace]])
  changes.set('Service', [[change('AWS::ApiGatewayV2::Api', 'Api', { Action: 'Modify', Replacement: 'True' })]])
  let tries = 0
  const fails = (stack: string) => stack === 'Service' && ++tries === 1
  expect(await deploy({ yes: true, fails })).toBe('refused')
  expect(executed()).toEqual(['Data'])
})

test('what is deployed already is left alone', async () => {
  changes.clear()
  expect(await deploy()).toBe('deployed')
  expect(executed()).toEqual([])
  expect(lines).toEqual(['Data: nothing to change', 'Service: nothing to change'])
})

test('at the end it says where to point the address, and not what stacks tell one another', async () => {
  outputs.set('Service', [
    { OutputKey: 'ConsoleHost', OutputValue: 'd1.cloudfront.net' },
    { OutputKey: 'ExportsOutputRefApi', OutputValue: 'a1', ExportName: 'Service:ExportsOutputRefApi' },
  ])
  expect(await deploy()).toBe('deployed')
  expect(lines.at(-1)).toBe('Service.ConsoleHost is d1.cloudfront.net')
})

test('versions of the release before are left in the account without a question, and never deleted', async () => {
  const version = 'AWS::Lambda::Version'
  const left = change(version, 'CloseVersion1', { Action: 'Remove', PolicyAction: 'Retain' })
  const anew = change('AWS::StepFunctions::StateMachineVersion', 'Batch', {
    Action: 'Modify',
    Replacement: 'True',
    PolicyAction: 'ReplaceAndRetain',
  })
  changes.set('Service', [[left, anew, change(version, 'CloseVersion2', { Action: 'Add' })]])
  expect(await deploy()).toBe('deployed')

  cloudFormation.resetHistory()
  changes.set('Service', [[change(version, 'CloseVersion1', { Action: 'Remove', PolicyAction: 'Delete' })]])
  expect(await deploy({ yes: true })).toBe('refused')
  expect(executed()).not.toContain('Service')
  expect(lines.join('\n')).toContain('executions that began with it')
})
