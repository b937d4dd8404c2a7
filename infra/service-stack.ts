import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { functions } from '../functions/catalog.ts'
import type { DataStack } from './data-stack.ts'
import { HandlerFunction } from './handler-function.ts'
import { type DeploymentSettings, deploymentSettings } from './settings.ts'

/** The HTTP API and the functions that answer its routes. */
export class ServiceStack extends Stack {
  readonly api: HttpApi
  readonly settings: DeploymentSettings
  /** By the name of the route that it answers. */
  readonly functionOf = new Map<string, LambdaFunction>()

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
    for (const one of functions.routes) {
      const { function: built } = new HandlerFunction(this, one, { data, settings })
      for (const handler of one.handlers) this.functionOf.set(handler, built)
    }
    new CfnOutput(this, 'ApiUrl', { value: stage.url })
  }
}
