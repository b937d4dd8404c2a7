import { functions, routes } from '../../functions/catalog.ts'
import { arnsIn, functionName } from '../../functions/gateways/resource-names.ts'
import type { RouteEntry } from '../../functions/wiring/catalog-entry.ts'
import { dispatch, type RouteHandler } from '../../functions/wiring/dispatch.ts'
import type { DefinitionTarget } from '../../workflows/definition.ts'
import { latest } from '../lambda/function-called.ts'
import type { LambdaHandler, LoadFunction } from '../lambda/lambda-runtime.ts'
import { loadHandler } from './load-handler.ts'

/** Where the local functions and state machines pretend to be. */
export const place = { partition: 'aws', region: 'us-east-1', account: '000000000000' }
export const arns = arnsIn(place)

export const definitionTarget: Omit<DefinitionTarget, 'bucket'> = {
  partition: place.partition,
  functionArn: arns.lambda,
  machineArn: arns.live,
}

const byName = new Map([...functions.routes, ...functions.tasks].map((one) => [functionName(one.key), one] as const))
const entries: Readonly<Record<string, RouteEntry>> = routes

/** The function of that name, which has the sources of this process and no published version; its handlers are loaded when they are first called. */
export const loadFunction: LoadFunction = async (name, version) => {
  const known = byName.get(name)
  const [only] = known?.handlers ?? []
  if (!known || only === undefined || version !== latest) return undefined
  if (known.handlers.length === 1) return loadHandler(only)
  const handlers = known.handlers.map((handler) => {
    const { method, path } = entries[handler] as RouteEntry
    let loaded: ReturnType<typeof loadHandler> | undefined
    const whenCalled: RouteHandler = async (event, context) => {
      loaded ??= loadHandler(handler)
      return (await loaded)(event, context)
    }
    return [`${method} ${path}`, whenCalled] as const
  })
  return dispatch(Object.fromEntries(handlers)) as LambdaHandler
}

/** Seconds that a function may take, as the catalog says. */
export function timeLimitOf(name: string): number {
  return byName.get(name)?.seconds ?? 0
}

const functionOfRoute = new Map(functions.routes.flatMap(({ key, handlers }) => handlers.map((one) => [one, key])))

/** The name of the function that serves a route. */
export function functionOf(route: string): string {
  return functionName(functionOfRoute.get(route) ?? route)
}
