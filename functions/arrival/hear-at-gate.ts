import type { EscortEventResult, EventAtPlant } from '../../domain/arrival/escort-event.ts'
import { escortSentences } from '../../domain/arrival/escort-sentences.ts'
import { differsAtGate, receiptsAtGate, standsAtGateInstead } from '../../domain/arrival/receipts-at-gate.ts'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import { inBoth } from '../../domain/kernel/in-both.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { alarmOf } from '../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../domain/transport/trips/alarm-sentences.ts'
import { judgeTripReport } from '../../domain/transport/trips/judge-trip-report.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { type TakingOver, takeReceipt } from './take-receipt.ts'

/** Other phones may send their words on the same people at the same moment. */
const mostTries = 10

/** As many as one person's record holds; more is a phone gone wrong. */
const mostWords = 100

interface Reporter {
  readonly by: string
  readonly now: Instant
}

/**
 * Keeps what an escort said of people at the plant, each word once, and has the plant's receipt taken as it stands then, by the verb
 * that takes every other. `followed` are people of whom something else was heard meanwhile. Answers what became of each word.
 */
export async function hearAtGate(
  trip: Trip,
  events: readonly EventAtPlant[],
  { by, now, followed }: Reporter & { readonly followed: ReadonlySet<WorkerId> },
  deps: TakingOver,
): Promise<EscortEventResult[]> {
  const { refused, repeated } = await keepWords(trip, events, { by, now }, deps)
  const named = new Set([...followed, ...events.filter((one) => !refused.has(one)).map(({ workerId }) => workerId)])
  const people = await follow(trip, named, { by, now }, deps)
  return events.map((event): EscortEventResult => {
    const { id, workerId, at, said } = event
    const passenger = people.get(workerId)
    const why = refused.get(event)
    if (why) return { id, workerId, at, result: 'refused', ...told(why) }
    const otherwise = passenger && standsAtGateInstead(said, passenger)
    if (otherwise) return { id, workerId, at, result: 'overruled', ...told(otherwise) }
    return { id, workerId, at, result: repeated.has(event) ? 'repeated' : 'taken' }
  })
}

async function keepWords(
  trip: Trip,
  events: readonly EventAtPlant[],
  { by, now }: Reporter,
  { passengers }: Pick<TakingOver, 'passengers'>,
) {
  const refused = new Map<EventAtPlant, Words>()
  const repeated = new Set<EventAtPlant>()
  let waiting: readonly EventAtPlant[] = events
  for (let tries = 1; waiting.length > 0; tries += 1) {
    if (tries > mostTries) throw new Error(`${waiting.length} words on people of ${trip.tripId} changed at every try`)
    const people = await peopleOf(trip, { passengers })
    const fresh = waiting.filter((event) => {
      const known = people.get(event.workerId)?.received?.some(({ id }) => id === event.id)
      const why = known ? undefined : whyNot(event, trip, people.get(event.workerId), now)
      if (known) repeated.add(event)
      if (why) refused.set(event, why)
      return !known && !why
    })
    const ofEach = [...Map.groupBy(fresh, ({ workerId }) => workerId)].flatMap(([workerId, some]) => {
      const seen = people.get(workerId)
      const words = some.map(({ id, said, receivedBy, at }) => ({ id, said, receivedBy, at, by, heardAt: now }))
      return seen ? [{ workerId, seen, words }] : []
    })
    const kept = new Set((await passengers.receive(ofEach)).map(({ workerId }) => workerId))
    waiting = fresh.filter(({ workerId }) => !kept.has(workerId))
  }
  return { refused, repeated }
}

function whyNot(event: EventAtPlant, trip: Trip, passenger: Passenger | undefined, now: Instant): Words | undefined {
  if (!passenger || passenger.state === 'withdrawn') return escortSentences('not-to-plant')
  if ((passenger.received?.length ?? 0) >= mostWords) return escortSentences('too-many-words', { count: mostWords })
  const judged = judgeTripReport('hand-over', trip, { at: event.at, now })
  return isRefusal(judged) ? judged.words : undefined
}

/**
 * Takes what stands of these people as receipts, until what stands is on record. Each word was found to fit when it was kept; an arrival
 * that is told for a later moment since does not undo it.
 */
async function follow(
  { tripId }: Trip,
  named: ReadonlySet<WorkerId>,
  { by, now }: Reporter,
  deps: TakingOver,
): Promise<ReadonlyMap<WorkerId, Passenger>> {
  for (let tries = 1; ; tries += 1) {
    const trip = await deps.trips.get(tripId)
    if (!trip) throw new Error(`trip ${tripId} was there and is gone`)
    const people = await peopleOf(trip, deps)
    const ours = [...people.values()].filter(({ workerId }) => named.has(workerId))
    const taken = []
    for (const receipt of receiptsAtGate(ours)) {
      const left: typeof people = taken.length > 0 ? await peopleOf(trip, deps) : people
      taken.push(await takeReceipt({ trip, people: [...left.values()] }, receipt, by, deps))
    }
    if (taken.some(isRefusal)) {
      // Somebody's receipt was faster: what stands is read anew.
      if (tries < mostTries) continue
      throw new Error(`the receipts of ${tripId} change faster than they can be followed`)
    }
    const after = await peopleOf(trip, deps)
    for (const passenger of after.values()) {
      const { placementId, workerId } = passenger
      if (named.has(workerId) && differsAtGate(passenger))
        await deps.trips.raiseAlarm(tripId, { at: now, ...alarmOf(alarmSentences('differs-at-gate', { placementId })) })
    }
    return after
  }
}

async function peopleOf({ tripId }: Pick<Trip, 'tripId'>, { passengers }: Pick<TakingOver, 'passengers'>) {
  return new Map((await passengers.ofTrip(tripId)).map((one) => [one.workerId, one]))
}

function told({ zh, en }: Words) {
  return { detail: inBoth({ zh, en }), words: { zh, en } }
}
