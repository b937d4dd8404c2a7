import { WorkerId } from '../../../domain/kernel/ids.ts'
import { inBoth } from '../../../domain/kernel/in-both.ts'
import type { Words } from '../../../domain/kernel/words.ts'
import {
  notGenuine,
  notReadable,
  readBoardingCode,
  whyNotBoard,
} from '../../../domain/transport/trips/boarding-code.ts'
import type { Called, Tapped } from '../../../domain/transport/trips/call-roll.ts'
import type { RollCallResult } from '../../../domain/transport/trips/roll-call-result.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'

/**
 * Tells for each entry whom it names: by their id, or by the code that they showed, judged at the moment at which it was scanned.
 * One whose code does not let them board is refused by itself.
 */
export async function readCodes(
  { tripId }: Pick<Trip, 'tripId'>,
  tapped: readonly Tapped[],
  { boardingCodes }: Pick<Deps, 'boardingCodes'>,
): Promise<(Called | RollCallResult)[]> {
  return Promise.all(
    tapped.map(async ({ workerId, code, ...entry }) => {
      const refused = (whose: WorkerId | null, why: Words): RollCallResult => {
        return {
          id: entry.id,
          workerId: whose,
          result: 'refused',
          detail: inBoth(why),
          words: { zh: why.zh, en: why.en },
        }
      }
      if (workerId !== undefined) return { ...entry, workerId }
      const bare = WorkerId.safeParse(code)
      if (bare.success) return { ...entry, workerId: bare.data }
      const read = readBoardingCode(code ?? '')
      if (!read) return refused(null, notReadable)
      if (!(await boardingCodes.isGenuine(read, entry.at))) return refused(read.workerId, notGenuine)
      const why = whyNotBoard(read, tripId, entry.at)
      return why ? refused(read.workerId, why) : { ...entry, workerId: read.workerId }
    }),
  )
}
