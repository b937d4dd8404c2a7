import { Duration } from 'aws-cdk-lib'
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Policy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { consoleFunction } from '../functions/console/console-function.ts'
import { acknowledge, acknowledgePattern } from './acknowledge.ts'
import { bundleFolder } from './bundle.ts'
import { allow } from './handler-function.ts'
import { KeptLog } from './kept-log.ts'
import type { ServiceStack } from './service-stack.ts'

interface ConsoleRoutesProps {
  readonly bucket: Bucket
  readonly service: ServiceStack
  readonly logsKey: IKey
  readonly connect: readonly string[]
}

/** What no route of the catalog takes is read out of the console's bucket by a function behind the same API. */
export class ConsoleRoutes extends Construct {
  constructor(scope: Construct, id: string, { bucket, service, logsKey, connect }: ConsoleRoutesProps) {
    super(scope, id)
    const { key, handlers, memory, seconds } = consoleFunction
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    const logs = new KeptLog(this, 'Logs', { key: logsKey, name: `/aws/lambda/${service.names.function(key)}` })
    const objects = bucket.arnForObjects('*')
    const policy = new Policy(this, 'Policy', {
      roles: [role],
      statements: [
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logs.logGroupArn]),
        // Without leave to list, a missing object answers "forbidden" instead of "not found".
        allow(['s3:ListBucket'], [bucket.bucketArn]),
        allow(['s3:GetObject'], [objects]),
      ],
    })
    acknowledgePattern(policy, objects, 'It serves every file there is.')
    const serving = new LambdaFunction(this, 'Function', {
      functionName: service.names.function(key),
      description: handlers.join(', '),
      code: Code.fromAsset(bundleFolder(key)),
      handler: 'index.handler',
      runtime: service.settings.runtime,
      architecture: Architecture.ARM_64,
      memorySize: memory,
      timeout: Duration.seconds(seconds),
      role,
      logGroup: logs,
      environment: { CONSOLE_BUCKET: bucket.bucketName, CONSOLE_CONNECT: connect.join(' ') },
    })
    serving.node.addDependency(policy)
    const integration = new HttpLambdaIntegration('console', serving, { scopePermissionToRoute: false })
    for (const path of ['/', '/{proxy+}'])
      for (const method of [HttpMethod.GET, HttpMethod.HEAD]) {
        const routeKey = HttpRouteKey.with(path, method)
        const route = new HttpRoute(this, routeKey.key, { httpApi: service.api, routeKey, integration })
        acknowledge(
          route,
          'AwsSolutions-APIG4',
          'What is served here is in every release; the API behind it asks who calls.',
        )
      }
  }
}
