import type { CaseId } from '../../domain/kernel/ids.ts'
import { type Case, isOverdueCase, type LateWith } from '../../domain/stabilisation/case.ts'
import { lateWith } from '../../domain/stabilisation/late-with.ts'
import type { Deps } from '../wiring/deps.ts'

/** To whom the late ones of these cases go by name, by the rosters of this moment. */
export async function lateWithOf(
  cases: readonly Case[],
  { stations, clock }: Pick<Deps, 'stations' | 'clock'>,
): Promise<ReadonlyMap<CaseId, LateWith>> {
  const now = clock.now()
  const late = cases.filter((one) => isOverdueCase(one, now))
  const cities = [...new Set(late.flatMap(({ cityCode }) => cityCode ?? []))]
  const found = await Promise.all(cities.map(async (city) => [city, await stations.ofCity(city)] as const))
  const ofCity = new Map<string, (typeof found)[number][1]>(found)
  return new Map(
    late.flatMap((one) => {
      const to = lateWith(one, ofCity.get(one.cityCode ?? '') ?? [], now)
      return to ? [[one.caseId, to] as const] : []
    }),
  )
}
