import { atShanghai } from '../kernel/instant.ts'
import type { Away } from '../stations/who-is-away.ts'
import type { Case } from './case.ts'
import { isWithStation } from './is-with-station.ts'
import { entriesOfCase } from './waits-of-case.ts'

/**
 * Whether a case cannot wait for whoever holds it: they have left the station, or something is due before they are back. What waits for
 * somebody else until then stays with them, so that the person has not another colleague each day of leave.
 */
export function cannotWait(one: Case, { backOn }: Pick<Away, 'backOn'>): boolean {
  if (!isWithStation(one)) return false
  if (backOn === null) return true
  const [{ until }] = entriesOfCase(one)
  return until === null || until < atShanghai(backOn, '00:00')
}
