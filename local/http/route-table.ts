export interface Route {
  readonly method: string
  /** `/v1/trips/{id}`: a name in braces stands for one part of the path. */
  readonly path: string
}

export type RouteMatch<R extends Route> =
  | { readonly found: 'route'; readonly route: R; readonly pathParameters: Record<string, string> }
  | { readonly found: 'path'; readonly allowed: readonly string[] }
  | { readonly found: 'nothing' }

/** Finds the route for a request as API Gateway does: of several that fit, the one with the fewest names in braces. */
export function routeTable<R extends Route>(routes: readonly R[]): (method: string, path: string) => RouteMatch<R> {
  const ways = routes.map((route) => ({ route, parts: route.path.split('/') }))
  ways.sort((one, other) => one.parts.filter(isName).length - other.parts.filter(isName).length)

  return (method, path) => {
    const parts = path.split('/')
    const fitting = ways.filter((way) => fits(way.parts, parts))
    const way = fitting.find(({ route }) => route.method === method)
    if (way) return { found: 'route', route: way.route, pathParameters: valuesOf(way.parts, parts) }
    if (fitting.length === 0) return { found: 'nothing' }
    return { found: 'path', allowed: [...new Set(fitting.map(({ route }) => route.method))] }
  }
}

function isName(part: string): boolean {
  return part.startsWith('{')
}

function fits(pattern: string[], parts: string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, index) => (isName(part) ? parts[index] !== '' : part === parts[index]))
  )
}

function valuesOf(pattern: string[], parts: string[]): Record<string, string> {
  const values: Record<string, string> = {}
  pattern.forEach((part, index) => {
    if (isName(part)) values[part.slice(1, -1)] = decodeURIComponent(parts[index] ?? '')
  })
  return values
}
