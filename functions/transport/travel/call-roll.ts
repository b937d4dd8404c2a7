import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { type Called, calledIn } from '../../../domain/transport/trips/call-roll.ts'
import { contradictionsOn } from '../../../domain/transport/trips/contradiction.ts'
import { rollIsClosed } from '../../../domain/transport/trips/judge-trip-report.ts'
import { isAccountedFor, type Passenger } from '../../../domain/transport/trips/passenger.ts'
import type { RollCallResult } from '../../../domain/transport/trips/roll-call-result.ts'
import { standingEntry } from '../../../domain/transport/trips/standing-entry.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'
import { followRollCall } from './follow-roll-call.ts'
import { hearEntries } from './hear-entries.ts'
import { noteReport } from './note-report.ts'
import { readCodes } from './read-codes.ts'

type Needed = Pick<
  Deps,
  'trips' | 'passengers' | 'tripDays' | 'placements' | 'workers' | 'workflows' | 'boardingCodes' | 'clock'
>

/** Said once of a trip; whom it concerns stands with the trip's people. */
const contradicted =
  '点名互相矛盾，请核实并裁定。 Roll-calls contradict each other: look at contradictions, and decide.'

/**
 * Who boarded and who did not: each entry is kept and has its own result, however late it comes and whatever another says.
 * The roll-call is complete when nobody of the manifest is left unnamed.
 */
async function callRoll({ params, body, staff, key }: Call<Routes['call-roll']>, deps: Needed) {
  const trip = await tripFor(staff, params.tripId, deps)
  if (isRefusal(trip)) return trip
  const now = deps.clock.now()
  const closed = rollIsClosed(trip, now)
  if (closed) return closed
  const read = await readCodes(trip, calledIn(body, { key, now }), deps)
  const called = read.filter((one) => 'said' in one)
  const by = staff.subject
  const heard = new Map(
    (await hearEntries(trip, called, { by, now }, deps)).map((one) => [`${one.workerId} ${one.id}`, one]),
  )
  const results = inOrder(read, heard)
  const people = await followRollCall(trip, new Set(called.map(({ workerId }) => workerId)), deps)
  const contradictions = contradictionsOn(people)
  if (contradictions.length > 0)
    await deps.trips.raiseAlarm(trip.tripId, { at: now, what: contradicted, about: 'report' })
  const report = { report: 'roll-call' as const, at: lastCalled(people) ?? now, by, people }
  const noted = await noteReport(trip, { ...report, isComplete: isAccountedFor(people) }, deps)
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

export const handler = http(routes['call-roll'], callRoll)
