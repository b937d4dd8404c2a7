import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { routes } from '../functions/catalog.ts'
import type { RouteEntry } from '../functions/wiring/catalog-entry.ts'
import { acknowledge } from './acknowledge.ts'
import type { DataStack } from './data-stack.ts'
import { HandlerFunction } from './handler-function.ts'
import { deploymentSettings } from './settings.ts'

/** API Gateway gives an answer up after 30 seconds, so a route's function ends before. */
const routeSeconds = 29

/** Every route of the catalog behind one HTTP API. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { data }: { data: DataStack }) {
    super(scope, id)
    const settings = deploymentSettings(this)
    const api = new HttpApi(this, 'Api', { apiName: 'zhida', createDefaultStage: false })
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLogs) },
      throttle: { rateLimit: 2000, burstLimit: 4000 },
    })
    // Staff tokens are turned away at the door; the handlers check roles and scopes.
    const staffOnly = new HttpJwtAuthorizer('Staff', settings.oidcIssuer, { jwtAudience: [settings.oidcAudience] })

    for (const [name, entry] of Object.entries<RouteEntry>(routes)) {
      const handler = new HandlerFunction(this, name, { name, entry, seconds: routeSeconds, data, settings })
      const forStaff = typeof entry.calledBy !== 'string'
      const added = api.addRoutes({
        path: entry.path,
        methods: [HttpMethod[entry.method]],
        integration: new HttpLambdaIntegration(`${name}-integration`, handler.function),
        ...(forStaff ? { authorizer: staffOnly } : {}),
      })
      if (forStaff) continue
      for (const route of added)
        acknowledge(
          route,
          'AwsSolutions-APIG4',
          `Called by ${entry.calledBy}: signature or link is checked by the handler.`,
        )
    }
    new CfnOutput(this, 'ApiUrl', { value: stage.url })
  }
}
