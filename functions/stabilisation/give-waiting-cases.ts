import { isWithStation } from '../../domain/stabilisation/is-with-station.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import type { Deps } from '../wiring/deps.ts'
import { giveToDuty } from './give-to-duty.ts'

/** Open cases of a city that are looked through at once. */
const pageSize = 200

/** Gives out what came while nobody was on duty, or was given back since; the oldest last, as the list of a city is. */
export async function giveWaitingCases(
  { cities }: Pick<LabourStation, 'cities'>,
  deps: Pick<Deps, 'cases' | 'stations' | 'clock'>,
): Promise<void> {
  for (const city of cities) {
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<Deps['cases']['ofPlace']>> = await deps.cases.ofPlace(
        city,
        'open',
        cursor,
        pageSize,
      )
      await giveToDuty(
        page.items.filter((one) => isWithStation(one) && one.heldBy === undefined),
        deps,
      )
      cursor = page.next
    } while (cursor !== null)
  }
}
