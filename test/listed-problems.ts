import { routes } from '../functions/catalog.ts'
import { problemsOf } from '../functions/service/problems-of.ts'
import type { RouteEntry } from '../functions/wiring/catalog-entry.ts'
import type { ApiAnswer } from '../local/partners/api-client.ts'

const byAddress = Object.values<RouteEntry>(routes).map((route) => ({
  route,
  method: route.method,
  address: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))

/** The answer, unless it is a problem that the API document does not list for this operation: then the entry lacks a `refuses`. */
export function listedProblems(method: string, path: string, answer: ApiAnswer): ApiAnswer {
  const { type } = Object(answer.body) as { type?: unknown }
  if (typeof type !== 'string' || !type.startsWith('/problems/')) return answer
  const [bare = ''] = path.split('?')
  const matching = byAddress.filter((one) => one.method === method && one.address.test(bare))
  // A path without parameters comes before one that has them.
  const route = matching.toSorted(
    (one, other) => one.route.path.split('{').length - other.route.path.split('{').length,
  )[0]?.route
  const listed: readonly string[] = route ? problemsOf(route) : []
  if (!route || listed.includes(type.slice('/problems/'.length))) return answer
  throw new Error(`${route.operation} answered ${type}, which its entry does not list (refuses)`)
}
