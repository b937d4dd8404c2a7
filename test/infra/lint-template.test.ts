import { expect, test } from 'vitest'
import { lintResources } from './lint-template.ts'

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
