import type { Geography } from './geography.ts'
import type { CoachRoute } from './solve/departure.ts'
import type { TransportRules } from './solve/transport-instance.ts'

/** All orders of a short list, sorted alphabetically when the list is. */
function orders(items: readonly string[]): string[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}

/** The route with the least total km (ties: alphabetical), or null when the rules allow no coach on it. */
export function coachRoute(
  terminal: string,
  counties: readonly string[],
  places: Geography,
  rules: TransportRules,
): CoachRoute | null {
  let best: CoachRoute | null = null
  for (const pickups of orders(counties.toSorted())) {
    const legs = pickups.map((county, index) => {
      const next = pickups[index + 1]
      return next === undefined ? places.reach(county, terminal) : places.hop(county, next)
    })
    const km = legs.reduce((sum, leg) => sum + leg, 0)
    if (!best || km < best.km) best = { terminal, pickups, legs, km }
  }
  const farthest = Math.max(...counties.map((county) => places.reach(county, terminal)))
  if (!best || best.km > rules.maxCoachKm || best.km > rules.detour * farthest) return null
  return best
}
