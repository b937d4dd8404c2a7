import * as z from 'zod'
import { StationId } from '../../domain/kernel/ids.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { giveWaitingCases } from './give-waiting-cases.ts'
import { passOnCases } from './pass-on-cases.ts'

/** Stations that are read at once. */
const atOnce = 20

/** `cursor`: an execution of a release before goes on with a page that it was told. */
const Stations = z.object({ stationId: StationId.nullable(), cursor: z.string().nullable() })

/**
 * What somebody holds who is away passes on, and what nobody holds is given out, of one station or of all. One that cannot be dealt with
 * holds no other up. Executions of a release before are told that no page follows.
 */
export async function manStations(
  { stationId, cursor }: z.infer<typeof Stations>,
  deps: Pick<Deps, 'cases' | 'stations' | 'audit' | 'clock' | 'logger'>,
): Promise<{ next: null }> {
  let [looked, failed] = [0, 0]
  let from = cursor
  do {
    const { items, next } = await stationsAsked(stationId, from, deps)
    for (const station of items)
      try {
        await passOnCases(station, deps)
        await giveWaitingCases(station, deps)
      } catch (error) {
        failed += 1
        deps.logger.error('cases of a station could not be given out', { error: error as Error })
      }
    looked += items.length
    from = next
  } while (from !== null)
  if (failed > 0) throw new Error(`cases of ${failed} of ${looked} stations could not be given out`)
  return { next: null }
}

async function stationsAsked(
  stationId: StationId | null,
  cursor: string | null,
  { stations }: Pick<Deps, 'stations'>,
): Promise<{ items: readonly LabourStation[]; next: string | null }> {
  if (stationId === null) return stations.list(cursor, atOnce, () => true)
  const station = await stations.get(stationId)
  return { items: station ? [station] : [], next: null }
}

export const handler = task(Stations, manStations)
