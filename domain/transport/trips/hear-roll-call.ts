import type { Instant } from '../../kernel/instant.ts'
import type { Called } from './call-roll.ts'
import { phoneNamedIn } from './escorts-phone.ts'
import type { Passenger, PassengerState } from './passenger.ts'
import type { RollCallEntry } from './roll-call-entry.ts'
import { standingEntry } from './standing-entry.ts'

/** What becomes of a passenger by what was said of them. */
export interface HeardPassenger {
  readonly roll: readonly RollCallEntry[]
  readonly state: PassengerState
  readonly why: Passenger['why']
  readonly hasBoarded: boolean
  readonly cameByFeeder: boolean
}

/** A withdrawal stands, and who has arrived was on board: what is said of them then is kept and shown, and moves nobody. */
const moves: Record<PassengerState, boolean> = {
  expected: true,
  'no-show': true,
  boarded: true,
  withdrawn: false,
  arrived: false,
  'handed-over': false,
  diverted: false,
}

/** Entries of a reporter put on the roll of one passenger; entries that are on it already are left out by the caller. */
export function hearRollCall(
  passenger: Passenger,
  called: readonly Called[],
  { by, now }: { readonly by: string; readonly now: Instant },
): HeardPassenger {
  const roll = [
    ...(passenger.roll ?? []),
    ...called.map(({ id, said, why, at, decides }) => ({
      id,
      said,
      why: said === 'absent' ? why : null,
      at,
      by,
      heardAt: now,
      decides,
    })),
  ]
  const { state, why, hasBoarded } = passenger
  const wasHeardBefore = passenger.roll !== undefined
  const cameByFeeder = wasHeardBefore ? (passenger.cameByFeeder ?? false) : hasBoarded && state !== 'boarded'
  const unchanged = { roll, state, why, hasBoarded, cameByFeeder }
  const stands = standingEntry(roll)?.stands
  if (!stands || !moves[state]) return unchanged
  if (stands.said === 'boarded') return { ...unchanged, state: 'boarded', why: null, hasBoarded: true }
  // The caller gives up the seats of somebody who changed their mind at the door: they withdraw, and are no no-show.
  if (state === 'expected' && withdrawsAtTheDoor(passenger, stands)) return unchanged
  // Why they missed this trip may be known from the one before it; a plant's gate knows of none.
  const isKnown = state === 'no-show' && !wasHeardBefore && passenger.received === undefined
  const known = isKnown ? why : null
  return { ...unchanged, state: 'no-show', why: known ?? stands.why ?? 'not-there', hasBoarded: cameByFeeder }
}

/**
 * Before the journey began somebody may still take the yes back; on the way they can only be missed. What phones behind a link send
 * comes in any order, so none of it gives a seat away for good: there they are missed for that reason.
 */
export function withdrawsAtTheDoor({ hasBoarded }: Pick<Passenger, 'hasBoarded'>, stands: RollCallEntry): boolean {
  return !hasBoarded && stands.said === 'absent' && stands.why === 'changed-mind' && phoneNamedIn(stands.by) === null
}
