import { HttpMethod, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import { routes } from '../functions/catalog.ts'
import type { RouteEntry } from '../functions/wiring/catalog-entry.ts'

type KindOfRoute = 'webhook' | 'page' | 'open' | 'file' | 'read' | 'write'

interface Throttle {
  readonly perSecond: number
  /** So many at once. */
  readonly burst: number
}

/** What a route takes that has no limit of its own: the console's, and one that has just come. */
export const throttleOfOthers: Throttle = { perSecond: 2000, burst: 4000 }

/** What a single route takes, so that one that is asked too much leaves the others what they need. */
export const throttles: Readonly<Record<KindOfRoute, Throttle>> = {
  /** A peak day brings 600 receipts a second; what is refused comes again. */
  webhook: { perSecond: 1000, burst: 2000 },
  /** Behind links of workers, contacts and escorts: 300 texts a second bring their readers. */
  page: { perSecond: 500, burst: 1000 },
  /** That anybody may ask for. */
  open: { perSecond: 100, burst: 200 },
  /** Whole files and lists are read or made, for seconds and in more memory. */
  file: { perSecond: 20, burst: 40 },
  /** Of staff, as the next one. */
  read: { perSecond: 400, burst: 800 },
  write: { perSecond: 200, burst: 400 },
}

/** The key by which API Gateway knows the route. */
export function routeKeyOf({ path, method }: Pick<RouteEntry, 'path' | 'method'>): HttpRouteKey {
  return HttpRouteKey.with(path, HttpMethod[method])
}

export const routeKeysOfCatalog: ReadonlySet<string> = new Set(
  Object.values<RouteEntry>(routes).map((route) => routeKeyOf(route).key),
)

/** Settings of a stage for those of the catalog's routes that stand already: API Gateway refuses the key of one that does not. */
export function routeSettings(standing: ReadonlySet<string>) {
  const settings = Object.values<RouteEntry>(routes).flatMap((route) => {
    const { key } = routeKeyOf(route)
    const { perSecond, burst } = throttles[kindOf(route)]
    return standing.has(key) ? [[key, { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: burst }] as const] : []
  })
  return Object.fromEntries(settings)
}

function kindOf({ calledBy, method, answers, memory, needs }: RouteEntry): KindOfRoute {
  switch (calledBy) {
    case 'enterprise':
    case 'sms-provider':
    case 'sms-push':
      return 'webhook'
    case 'worker':
    case 'contact':
    case 'escort':
      return 'page'
    case 'anyone':
      return 'open'
    default:
      if (typeof answers === 'string' || memory !== undefined || needs.bucket) return 'file'
      return method === 'GET' ? 'read' : 'write'
  }
}
