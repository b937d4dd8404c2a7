import {
  CloudFormationClient,
  CloudFormationServiceException,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { standingIn } from '../../infra/standing-in.ts'

// There is no CloudFormation here: this answers as its API says.
const cloudFormation = mockClient(CloudFormationClient)
beforeEach(() => cloudFormation.reset())
const ask = (kind = 'AWS::ApiGatewayV2::Route', property = 'RouteKey') =>
  standingIn(new CloudFormationClient({ region: 'cn-north-1' }), { stack: 'ZhidaRoutes', kind, property })

test('what the template that is deployed says of resources of one kind', async () => {
  const Resources = {
    One: { Type: 'AWS::ApiGatewayV2::Route', Properties: { RouteKey: 'GET /v1/trips', ApiId: 'a1' } },
    Two: { Type: 'AWS::ApiGatewayV2::Route', Properties: { RouteKey: 'POST /v1/trips/{tripId}/lost' } },
    Leave: { Type: 'AWS::Lambda::Permission', Properties: { Action: 'lambda:InvokeFunction' } },
    Meta: { Type: 'AWS::CDK::Metadata' },
  }
  cloudFormation.on(GetTemplateCommand).resolves({ TemplateBody: JSON.stringify({ Resources }) })
  expect(await ask()).toEqual(new Set(['GET /v1/trips', 'POST /v1/trips/{tripId}/lost']))
  // What is only known when it is deployed is no text.
  Object.assign(Resources.Two.Properties, { RouteKey: { Ref: 'Key' } })
  cloudFormation.on(GetTemplateCommand).resolves({ TemplateBody: JSON.stringify({ Resources }) })
  expect(await ask()).toEqual(new Set(['GET /v1/trips']))
  expect(await ask('AWS::CloudWatch::Alarm', 'AlarmName')).toEqual(new Set())
})

test('none before the first deployment; but a right that is missing is not taken for that', async () => {
  const problem = (name: string, message: string) =>
    new CloudFormationServiceException({ name, message, $fault: 'client', $metadata: {} })
  cloudFormation
    .on(GetTemplateCommand)
    .rejectsOnce(problem('ValidationError', 'Stack with id ZhidaRoutes does not exist'))
    .rejects(problem('AccessDenied', 'not authorized to perform: cloudformation:GetTemplate'))
  expect(await ask()).toEqual(new Set())
  await expect(ask()).rejects.toThrow('not authorized')
})
