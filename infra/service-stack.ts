import { CfnOutput } from 'aws-cdk-lib'
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { type CfnStage, HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { functions } from '../functions/catalog.ts'
import { acknowledge } from './acknowledge.ts'
import type { DataStack } from './data-stack.ts'
import { HandlerFunction } from './handler-function.ts'
import { KeptLog } from './kept-log.ts'
import { routeSettings, throttleOfOthers } from './route-throttles.ts'
import { type DeploymentSettings, deploymentSettings } from './settings.ts'
import type { Stage } from './stage.ts'
import { defaultStage } from './stage-names.ts'
import { StageStack } from './stage-stack.ts'
import { toldOnce } from './told-once.ts'
import { webhookFunctions } from './webhook-functions.ts'

/**
 * A line of JSON a request. Never the path or what was asked: whoever holds a link's token is the worker. Nor who called or from where:
 * what colleagues do is in the audit, and of anybody else it is nobody's business which page they opened.
 */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    at: AccessLogField.contextRequestTimeEpoch(),
    routeKey: AccessLogField.contextRouteKey(),
    status: AccessLogField.contextStatus(),
    bytes: AccessLogField.contextResponseLength(),
    milliseconds: AccessLogField.contextResponseLatency(),
    handlerMilliseconds: AccessLogField.contextIntegrationLatency(),
    handlerStatus: AccessLogField.contextIntegrationStatus(),
    handlerError: AccessLogField.contextIntegrationErrorMessage(),
    error: AccessLogField.contextErrorMessage(),
    errorType: AccessLogField.contextErrorResponseType(),
    tokenError: AccessLogField.contextAuthorizerError(),
  }),
)

interface ServiceStackProps {
  readonly data: DataStack
  readonly stage: Stage
  /** Keys of routes that are deployed: only these can have limits of their own. */
  readonly standing: ReadonlySet<string>
}

/** The HTTP API and the functions that answer its routes. */
export class ServiceStack extends StageStack {
  readonly api: HttpApi
  /** What of the API is live. */
  readonly live: HttpStage
  readonly settings: DeploymentSettings
  /** By the name of the route that it answers. */
  readonly functionOf = new Map<string, LambdaFunction>()

  constructor(scope: Construct, id: string, { data, stage, standing }: ServiceStackProps) {
    super(scope, id, stage)
    const told = deploymentSettings(stage, 'routes')
    const settings = { ...told, environment: toldOnce(this, told.environment) }
    acknowledge(
      this,
      'AwsSolutions-L1',
      'China offers the newest runtime later; until then a stage names the one before.',
    )
    this.settings = settings
    const api = new HttpApi(this, 'Api', { apiName: this.names.service, createDefaultStage: false })
    this.api = api
    const accessLogs = new KeptLog(this, 'AccessLogs', { key: data.logsKey })
    this.live = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLogs), format: accessLogFormat },
      throttle: { rateLimit: throttleOfOthers.perSecond, burstLimit: throttleOfOthers.burst },
    })
    const limits = routeSettings(standing)
    if (Object.keys(limits).length > 0) (this.live.node.defaultChild as CfnStage).routeSettings = limits
    const webhooks = new Set(webhookFunctions(stage))
    for (const one of functions.routes) {
      const concurrency = webhooks.has(one.key) ? stage.webhookConcurrency : undefined
      const { function: built } = new HandlerFunction(this, one, { data, settings, concurrency })
      for (const handler of one.handlers) this.functionOf.set(handler, built)
    }
    new CfnOutput(this, 'ApiUrl', { value: this.live.url })
    if (stage.name === defaultStage) this.#exportAsBefore(stage)
  }

  /**
   * What the console's stack imported before there were stages. An export that is in use cannot be taken away, and this stack is updated
   * before that one: these may go with the next release but one.
   */
  #exportAsBefore({ issuer, publicUrl, lambdaRuntime }: Stage): void {
    const before = {
      ExportsOutputRefOidcIssuerFB5D9F41: issuer.address,
      ExportsOutputRefPublicUrl9EE6BEB1: publicUrl,
      ExportsOutputRefLambdaRuntimeE2CBC170: lambdaRuntime,
    }
    for (const [id, value] of Object.entries(before))
      new CfnOutput(this, id, { value, exportName: `${this.stackName}:${id}` }).overrideLogicalId(id)
  }
}
