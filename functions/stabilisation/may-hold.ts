import type { Case } from '../../domain/stabilisation/case.ts'
import { isWithStation } from '../../domain/stabilisation/is-with-station.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Staff } from '../wiring/staff.ts'

/**
 * Answers of cases whether they may pass to a colleague: while one is with its station, and a station is registered for the city, to
 * people of that register, so that none goes to a sign-in that nobody has. Whoever looks after it may always take it on themselves.
 */
export async function mayHold(
  to: string | null,
  staff: Staff,
  cases: readonly Case[],
  { stations }: Pick<Deps, 'stations'>,
): Promise<(one: Case) => boolean> {
  if (to === null || to === staff.subject) return () => true
  const ofCity = new Map<string, readonly LabourStation[]>()
  for (const { cityCode } of cases.filter(isWithStation))
    if (cityCode !== null && !ofCity.has(cityCode)) ofCity.set(cityCode, await stations.ofCity(cityCode))
  return (one) => {
    const known = (isWithStation(one) && one.cityCode !== null && ofCity.get(one.cityCode)) || []
    return known.length === 0 || known.some(({ people }) => people.some(({ subject }) => subject === to))
  }
}
