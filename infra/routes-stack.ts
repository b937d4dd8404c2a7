import { HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { routes } from '../functions/catalog.ts'
import type { RouteEntry } from '../functions/wiring/catalog-entry.ts'
import { acknowledge } from './acknowledge.ts'
import { routeKeyOf } from './route-throttles.ts'
import type { ServiceStack } from './service-stack.ts'
import type { Stage } from './stage.ts'
import { StageStack } from './stage-stack.ts'

/** Which function answers which route of the catalog. A stack of its own: with the functions they are more than one may hold. */
export class RoutesStack extends StageStack {
  constructor(scope: Construct, id: string, { service, stage }: { service: ServiceStack; stage: Stage }) {
    super(scope, id, stage)
    const { api, settings, functionOf } = service
    // Staff tokens are turned away at the door; the handlers check roles and scopes.
    const staffOnly = new HttpJwtAuthorizer('Staff', settings.environment.OIDC_ISSUER, {
      jwtAudience: [settings.environment.OIDC_AUDIENCE],
    })
    // One a function, and one leave to call it, however many routes it answers.
    const integrations = new Map<LambdaFunction, HttpLambdaIntegration>()
    const integrationOf = (name: string) => {
      const handler = functionOf.get(name) as LambdaFunction
      const known = integrations.get(handler)
      const one = known ?? new HttpLambdaIntegration(`${name}-integration`, handler, { scopePermissionToRoute: false })
      integrations.set(handler, one)
      return one
    }
    for (const [name, route] of Object.entries<RouteEntry>(routes)) {
      const { calledBy } = route
      const routeKey = routeKeyOf(route)
      const integration = integrationOf(name)
      if (typeof calledBy !== 'string') {
        new HttpRoute(this, routeKey.key, { httpApi: api, routeKey, integration, authorizer: staffOnly })
        continue
      }
      const open = new HttpRoute(this, routeKey.key, { httpApi: api, routeKey, integration })
      acknowledge(open, 'AwsSolutions-APIG4', `Called by ${calledBy}: signature or link is checked by the handler.`)
    }
  }
}
