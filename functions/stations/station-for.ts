import type { StationId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'

/** The station that a colleague asks for; who works at a station reads those of its cities. */
export async function stationFor(
  staff: Staff,
  stationId: StationId,
  { stations }: Pick<Deps, 'stations'>,
): Promise<LabourStation | Refusal<'not-found' | 'not-permitted'>> {
  const station = await stations.get(stationId)
  if (!station) return noSuch('station')
  return inScope(staff, { cities: station.cities }) ? station : outOfScope()
}
