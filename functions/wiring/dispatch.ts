import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'

export type RouteHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>

/** One handler for several routes, by the route key that API Gateway gives with each event: `GET /v1/surveys/{surveyId}`. */
export function dispatch(handlers: Readonly<Record<string, RouteHandler>>): RouteHandler {
  return async (event, context) => {
    const handler = handlers[event.routeKey]
    if (!handler) throw new Error(`this function has no route ${event.routeKey}`)
    return handler(event, context)
  }
}
