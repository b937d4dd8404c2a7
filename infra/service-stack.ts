import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { functions, routes } from '../functions/catalog.ts'
import type { RouteEntry } from '../functions/wiring/catalog-entry.ts'
import { acknowledge } from './acknowledge.ts'
import type { DataStack } from './data-stack.ts'
import { HandlerFunction } from './handler-function.ts'
import { type DeploymentSettings, deploymentSettings } from './settings.ts'

/** Every route of the catalog behind one HTTP API. */
export class ServiceStack extends Stack {
  readonly api: HttpApi
  readonly settings: DeploymentSettings

  constructor(scope: Construct, id: string, { data }: { data: DataStack }) {
    super(scope, id)
    const settings = deploymentSettings(this, 'routes')
    this.settings = settings
    const api = new HttpApi(this, 'Api', { apiName: 'zhida', createDefaultStage: false })
    this.api = api
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
    const staffOnly = new HttpJwtAuthorizer('Staff', settings.environment.OIDC_ISSUER, {
      jwtAudience: [settings.environment.OIDC_AUDIENCE],
    })

    const functionOf = new Map<string, LambdaFunction>()
    for (const one of functions.routes) {
      const { function: built } = new HandlerFunction(this, one, { data, settings })
      for (const handler of one.handlers) functionOf.set(handler, built)
    }
    // One a function, and one leave to call it: a route each would fill the stack.
    const integrations = new Map<LambdaFunction, HttpLambdaIntegration>()
    const integrationOf = (name: string) => {
      const handler = functionOf.get(name) as LambdaFunction
      const known = integrations.get(handler)
      const one = known ?? new HttpLambdaIntegration(`${name}-integration`, handler, { scopePermissionToRoute: false })
      integrations.set(handler, one)
      return one
    }
    for (const [name, entry] of Object.entries<RouteEntry>(routes)) {
      const forStaff = typeof entry.calledBy !== 'string'
      const added = api.addRoutes({
        path: entry.path,
        methods: [HttpMethod[entry.method]],
        integration: integrationOf(name),
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
