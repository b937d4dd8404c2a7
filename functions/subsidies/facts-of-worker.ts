import { type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { CheckIn } from '../../domain/stabilisation/check-in.ts'
import type { JobHeld, SubsidyFacts, WayThere } from '../../domain/subsidies/subsidy-facts.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { ownChoiceCode } from '../../domain/transport/journeys/own-choice.ts'
import type { PassengerState } from '../../domain/transport/trips/passenger.ts'
import type { TripMode } from '../../domain/transport/trips/trip.ts'
import type { Deps } from '../wiring/deps.ts'

export type FactsDeps = Pick<Deps, 'placements' | 'trips' | 'passengers' | 'checkIns'>

/** Under 16 nobody is surveyed. */
const leastAge = 16

/** What placements, trips and check-ins tell of a person until the end of a day. Nothing sealed is opened for it. */
export async function factsOfWorker(
  { workerId, countyCode, adultFrom }: Worker,
  on: CalendarDate,
  deps: FactsDeps,
): Promise<SubsidyFacts> {
  const [placements, checkIns] = await Promise.all([
    deps.placements.ofWorker(workerId),
    deps.checkIns.ofWorker(workerId),
  ])
  const jobs = await Promise.all(
    placements.map(async (placement): Promise<JobHeld | null> => {
      const asked = checkIns.filter(({ placementId }) => placementId === placement.placementId)
      const days = daysAtWork(placement, asked, on)
      if (!days) return null
      const { enterpriseId, cityCode, promise } = placement
      const ridden = await ridesOf(placement, deps)
      // The plant did not take them over, whatever became of them afterwards.
      if (ridden.some(({ state }) => state === 'diverted')) return null
      const cameBy = wayThere(ridden)
      return {
        ...days,
        enterpriseId,
        placeCode: cityCode,
        place: promise.city,
        cameBy,
        lastHeard: lastHeard(asked, on),
      }
    }),
  )
  const ageAtLeast = adultFrom === null || adultFrom <= on ? 18 : leastAge
  return {
    countyCode,
    ageAtLeast,
    jobs: jobs.filter((job) => job !== null),
    qualifies: {},
    shown: {},
    seen: [],
    claimed: [],
  }
}

/**
 * From the hand-over to the last day known; null: not at work by then. Of somebody who has left, the hand-over is reckoned back from
 * the first check-in, which never makes it earlier than it was; without one it is the promised first day.
 */
function daysAtWork({ journey, startDate }: Placement, asked: readonly CheckIn[], on: CalendarDate) {
  if (journey.state !== 'handed-over' && journey.state !== 'left') return null
  const at = dateInShanghai(journey.at)
  const [first] = asked
  const reckoned = first ? plusDays(dateInShanghai(first.askedAt), -first.day) : startDate
  const from = journey.state === 'handed-over' ? at : reckoned
  const until = journey.state === 'left' && at <= on ? at : null
  return from <= on && (until === null || from <= until) ? { from, until } : null
}

const wasAtWork: ReadonlySet<string> = new Set(['as-promised', 'not-as-promised', 'fine'])

function lastHeard(asked: readonly CheckIn[], on: CalendarDate): CalendarDate | null {
  const days = asked.flatMap((one) =>
    one.state === 'answered' && wasAtWork.has(one.answer) ? [dateInShanghai(one.answeredAt)] : [],
  )
  return days.filter((day) => day <= on).at(-1) ?? null
}

const travelled: ReadonlySet<PassengerState> = new Set(['boarded', 'arrived', 'handed-over', 'diverted'])

interface Ride {
  readonly mode: TripMode
  readonly state: PassengerState
  /** They gave up a seat for it and pay the fare. */
  readonly isOwnChoice: boolean
}

/** The seats of the batch that they boarded. */
async function ridesOf(
  { batchId, workerId }: Placement,
  { trips, passengers }: Pick<Deps, 'trips' | 'passengers'>,
): Promise<Ride[]> {
  const ofBatch = await trips.ofBatch(batchId)
  const seats = await passengers.seats(ofBatch.map(({ tripId }) => ({ tripId, workerId })))
  const stateOn = new Map(seats.map(({ tripId, state }) => [tripId, state]))
  return ofBatch.flatMap(({ tripId, mode, ownJourney }) => {
    const state = stateOn.get(tripId)
    return state && travelled.has(state) ? { mode, state, isOwnChoice: ownJourney?.code === ownChoiceCode } : []
  })
}

/** One organised vehicle on the way makes it an organised ride. */
function wayThere(ridden: readonly Ride[]): WayThere {
  if (ridden.length === 0) return 'unknown'
  if (ridden.every(({ isOwnChoice }) => isOwnChoice)) return 'own'
  return ridden.every(({ mode }) => mode === 'self-arranged') ? 'paid-back' : 'organised'
}
