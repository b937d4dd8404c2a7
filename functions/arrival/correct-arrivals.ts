import { arrivalSentences } from '../../domain/arrival/arrival-sentences.ts'
import { arrivalsOf } from '../../domain/arrival/hand-over.ts'
import { judgeCorrection } from '../../domain/arrival/judge-correction.ts'
import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import { freePlaces } from '../../domain/enterprises/place-claim.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Sentence } from '../../domain/kernel/words.ts'
import { alarmOf } from '../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../domain/transport/trips/alarm-sentences.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { tallyPassengers } from '../../domain/transport/trips/tally-passengers.ts'
import { arrivesAt, type Trip } from '../../domain/transport/trips/trip.ts'
import { noteTripDays } from '../transport/note-trip-days.ts'
import type { Deps } from '../wiring/deps.ts'
import { followFrom } from './follow-from.ts'

export type CorrectingArrivals = Pick<
  Deps,
  | 'batches'
  | 'trips'
  | 'passengers'
  | 'tripDays'
  | 'placements'
  | 'places'
  | 'jobOrders'
  | 'workers'
  | 'corrections'
  | 'workflows'
  | 'clock'
>

/** `at` is when it was said; `by` who keeps it on record, `saidBy` the person whose word it is. */
type Said = EnterpriseEventOf<'arrival.corrected'>['data'] & {
  readonly at: Instant
  readonly by: string
  readonly saidBy?: string
}

/**
 * A plant takes back what it said of who came. All of it is judged before any of it is written. Who had not come gives the place
 * back and is asked nothing more; who had come takes it again where it is free, and is followed up from the hand-over. Staff find each
 * that needs a look as an alarm of the trip.
 */
export async function correctArrivals(enterpriseId: EnterpriseId, said: Said, deps: CorrectingArrivals) {
  const { tripId, jobOrderId, corrections } = said
  const trip = await deps.trips.get(tripId)
  const people = (await deps.passengers.ofTrip(tripId)).filter(
    (one) => one.enterpriseId === enterpriseId && one.jobOrderId === jobOrderId,
  )
  if (!trip || people.length === 0) return refuse('not-found', arrivalSentences('none-of-yours'))
  const receivedAt = trip.receipts.find((one) => one.enterpriseId === enterpriseId)?.at ?? arrivesAt(trip)
  const judged = await judgeAll(people, said, receivedAt, deps)
  if (isRefusal(judged)) return judged
  for (const { passenger, word } of judged) {
    const corrected = await correctOne(trip, passenger, { ...said, word, receivedAt }, deps)
    // Somebody was faster: judged anew, what stands is told.
    if (!corrected) return correctArrivals(enterpriseId, said, deps)
  }
  const after = await deps.passengers.ofTrip(tripId)
  const counted = [
    ...arrivalsOf(after, enterpriseId).set(jobOrderId, arrivalsOf(after, enterpriseId).get(jobOrderId) ?? 0),
  ]
  await deps.places.noteArrivals(
    counted.map(([order, handedOver]) => ({ jobOrderId: order, batchId: trip.batchId, tripId, handedOver })),
  )
  await noteTripDays({ trip, people: after }, [], deps)
  if (corrections.some(({ arrived }) => arrived))
    await followFrom(await deps.batches.get(trip.batchId), receivedAt, deps)
  return { tripId, progress: trip.progress, tally: tallyPassengers(after) }
}

interface Judged {
  readonly passenger: Passenger
  readonly word: 'arrived' | 'absent'
}

async function judgeAll(
  people: readonly Passenger[],
  { corrections, at }: Said,
  receivedAt: Instant,
  { placements, clock }: Pick<Deps, 'placements' | 'clock'>,
): Promise<Judged[] | Refusal> {
  const now = clock.now()
  const journeys = new Map((await placements.getMany(people)).map(({ placementId, journey }) => [placementId, journey]))
  const byPlacement = new Map(people.map((one) => [one.placementId, one]))
  const seen = new Set<string>()
  const fresh: Judged[] = []
  const errors: FieldError[] = []
  let code: 'invalid-request' | 'invalid-state' = 'invalid-state'
  for (const [index, { placementId, arrived }] of corrections.entries()) {
    const pointer = `#/data/corrections/${index}`
    const passenger = byPlacement.get(placementId)
    if (!passenger || seen.has(placementId)) {
      code = 'invalid-request'
      errors.push({
        pointer,
        words: arrivalSentences(passenger ? 'named-twice' : 'not-on-trip'),
      })
      continue
    }
    seen.add(placementId)
    const word = arrived ? 'arrived' : 'absent'
    const journey = journeys.get(placementId)?.state ?? 'accepted'
    const judged = judgeCorrection(word, { state: passenger.state, journey }, { at, now, receivedAt })
    if (isRefusal(judged)) errors.push({ pointer, words: judged.words })
    else if (judged === 'new') fresh.push({ passenger, word })
  }
  if (errors.length === 0) return fresh
  const [first] = errors
  const words = (code === 'invalid-state' && first?.words) || arrivalSentences('correction-misfits')
  return refuse(code, words, errors)
}

/** False where the person has changed since they were judged. */
async function correctOne(
  { tripId }: Trip,
  passenger: Passenger,
  { word, why, at, by, saidBy, receivedAt }: Said & { word: 'arrived' | 'absent'; receivedAt: Instant },
  deps: CorrectingArrivals,
): Promise<boolean> {
  const { workerId, batchId, jobOrderId, state, roll = [] } = passenger
  if (state !== 'handed-over' && state !== 'no-show' && state !== 'diverted') return false
  const [order, claims] = await Promise.all([deps.jobOrders.get(jobOrderId), deps.places.claimsOn(jobOrderId)])
  const own = claims.find((one) => one.batchId === batchId)
  const mayTake =
    (own?.isClosed === false && own.open > 0) || (order !== null && freePlaces(order.headcount, claims) > 0)
  const correction = { said: word, stood: state, at, by, ...(saidBy !== undefined && { saidBy }), why }
  const place = await deps.corrections.correct(passenger, correction, {
    journeyAt: word === 'arrived' ? receivedAt : at,
    mayTake,
  })
  if (place === null) return false
  const alarms: Sentence[] = []
  const { placementId } = passenger
  if (word === 'absent') {
    await deps.workers.release([workerId], batchId)
    const boarded = roll.some(({ said }) => said === 'boarded')
    alarms.push(alarmSentences(boarded ? 'boarded-never-came' : 'never-came', { placementId }))
  } else {
    if (place === 'none-left') alarms.push(alarmSentences('came-place-given', { placementId }))
    if (!(await deps.corrections.engage(passenger))) alarms.push(alarmSentences('came-in-other-batch', { placementId }))
  }
  for (const said of alarms) await deps.trips.raiseAlarm(tripId, { at: deps.clock.now(), ...alarmOf(said) })
  return true
}
