import type { Instant } from '../../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../../domain/kernel/refusal.ts'
import { alarmOf } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../../domain/transport/trips/alarm-sentences.ts'
import type { Called } from '../../../domain/transport/trips/call-roll.ts'
import { contradictionsOn } from '../../../domain/transport/trips/contradiction.ts'
import { isAccountedFor, type Passenger } from '../../../domain/transport/trips/passenger.ts'
import type { RollCallReceived, RollCallResult } from '../../../domain/transport/trips/roll-call-result.ts'
import { standingEntry } from '../../../domain/transport/trips/standing-entry.ts'
import type { Deps } from '../../wiring/deps.ts'
import type { TripWithPeople } from '../trip-with-people.ts'
import { followRollCall } from './follow-roll-call.ts'
import { hearEntries } from './hear-entries.ts'
import { noteReport } from './note-report.ts'

export type HearingRoll = Pick<
  Deps,
  'batches' | 'trips' | 'passengers' | 'tripDays' | 'placements' | 'workers' | 'workflows' | 'clock'
>

/**
 * Hears what a reporter says of a trip's people, does what follows, and notes the roll-call where nobody is left unnamed. Entries
 * that could not be read have their result already.
 */
export async function hearRoll(
  { trip, people: seen }: TripWithPeople,
  read: readonly (Called | RollCallResult)[],
  { by, now }: { readonly by: string; readonly now: Instant },
  deps: HearingRoll,
): Promise<RollCallReceived | Refusal> {
  const called = read.filter((one) => 'said' in one)
  const heard = await hearEntries({ trip, people: seen }, called, { by, now }, deps)
  const results = inOrder(read, new Map(heard.results.map((one) => [`${one.workerId} ${one.id}`, one])))
  const named = new Set(called.map(({ workerId }) => workerId))
  const people = await followRollCall({ trip, people: heard.people }, named, deps)
  const contradictions = contradictionsOn(people)
  // Said once of a trip; whom it concerns stands with the trip's people.
  if (contradictions.length > 0)
    await deps.trips.raiseAlarm(trip.tripId, { at: now, ...alarmOf(alarmSentences('contradicted')), about: 'report' })
  const report = { report: 'roll-call' as const, at: lastCalled(people) ?? now, by, people }
  // Where each entry was refused, as by a phone that has yet to hear of the trip's loss, nobody was called.
  const isHeard = results.length === 0 || results.some(({ result }) => result !== 'refused')
  const noted = await noteReport(trip, { ...report, isComplete: isHeard && isAccountedFor(people) }, deps)
  return isRefusal(noted) ? noted : { ...noted, results, contradictions }
}

/** One result an entry, in the order in which they came; an entry that was sent twice has one. */
function inOrder(
  read: readonly (Called | RollCallResult)[],
  heard: ReadonlyMap<string, RollCallResult>,
): RollCallResult[] {
  return [...new Set(read.flatMap((one) => ('result' in one ? one : (heard.get(`${one.workerId} ${one.id}`) ?? []))))]
}

/** When the roll was called to the end. */
function lastCalled(people: readonly Passenger[]) {
  return people
    .flatMap(({ roll = [] }) => standingEntry(roll)?.stands.at ?? [])
    .toSorted()
    .at(-1)
}
