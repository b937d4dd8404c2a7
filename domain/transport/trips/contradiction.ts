import * as z from 'zod'
import { WorkerId } from '../../kernel/ids.ts'
import type { Passenger } from './passenger.ts'
import { CalledAs, RollCallEntry } from './roll-call-entry.ts'
import { standingEntry } from './standing-entry.ts'

/** A person of whom reporters say different things, with all that was said. */
export const Contradiction = z.object({ workerId: WorkerId, stands: CalledAs, entries: z.array(RollCallEntry) })
export type Contradiction = z.infer<typeof Contradiction>

/** Those of the trip whom a person should look at: a word against another, or against where they are. */
export function contradictionsOn(people: readonly Passenger[]): Contradiction[] {
  return people.flatMap(({ workerId, state, roll: entries = [] }) => {
    const standing = standingEntry(entries)
    if (!standing) return []
    const { stands, isContradicted } = standing
    const isElsewhere = stands.said === 'boarded' && (state === 'withdrawn' || state === 'no-show')
    return isContradicted || isElsewhere ? [{ workerId, stands: stands.said, entries }] : []
  })
}
