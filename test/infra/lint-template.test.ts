import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { expect, test, vi } from 'vitest'
import { routeKeysOfCatalog } from '../../infra/route-throttles.ts'
import { zhida } from '../../infra/zhida.ts'
import { lintResources, type Resource } from './lint-template.ts'
import { defaultStageAs } from './stage-in.ts'

vi.mock(import('../../infra/bundle.ts'), async (actual) => ({
  ...(await actual()),
  bundleFolder: (await import('./no-code.ts')).noCode,
}))
vi.mock(import('../../infra/console-folder.ts'), async () => ({
  consoleFolder: (await import('./no-code.ts')).noCode,
}))
vi.stubEnv('CDK_VALIDATION', 'false')

test.each(['province', 'abroad'])('CloudFormation’s own schemas have all that the templates say: %s', async (name) => {
  const stacks = Object.values(
    zhida(new App({ analyticsReporting: false }), await defaultStageAs(name), { standing: routeKeysOfCatalog }),
  )
  const problems = stacks.flatMap((stack) =>
    lintResources(Template.fromStack(stack).toJSON()['Resources'] as Record<string, Resource>),
  )
  expect(problems).toEqual([])
})

test.each([
  ['a type that is none', { Type: 'AWS::SQS::Queues' }, 'One: there is no AWS::SQS::Queues'],
  [
    'a property that is none',
    { Type: 'AWS::SQS::Queue', Properties: { Visibility: 30 } },
    'One (AWS::SQS::Queue) has no Visibility',
  ],
  [
    'a text where a number belongs',
    { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 'soon' } },
    'One (AWS::SQS::Queue).DelaySeconds is "soon", not integer',
  ],
  [
    'what a nested object lacks',
    { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Arn: { Ref: 'Machine' } }] } },
    'One (AWS::Events::Rule).Targets[0] lacks Id',
  ],
])('says so of %s', (_, resource, problem) => {
  expect(lintResources({ One: resource })).toEqual([problem])
})
