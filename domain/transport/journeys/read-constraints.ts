import type { TripId } from '../../kernel/ids.ts'
import { type FieldError, isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import type { Sentence, Words } from '../../kernel/words.ts'
import type { PlannedTrip, ReplanConstraints } from '../plan/replan-constraints.ts'
import { transportSentences } from '../plan/transport-sentences.ts'
import { modeTerms } from '../trips/mode-terms.ts'
import type { PlanConstraints } from './plan-constraints.ts'
import type { PlanSetting } from './plan-setting.ts'
import { type PlannedVehicle, runKey } from './planned-vehicle.ts'
import { requestedCoach } from './requested-coach.ts'
import { type StandingJourneys, tripsRidden } from './standing-journeys.ts'

type Forbidden = PlanConstraints['forbid'][number]

const plannerMode: Record<Forbidden, ReplanConstraints['forbid'][number]> = {
  'charter-coach': 'coach',
  'seat-block-rail': 'rail',
  'seat-block-air': 'air',
  'special-train': 'railSpecial',
  'charter-flight': 'airCharter',
}

const modeWords = (mode: Forbidden): Words => ({ zh: modeTerms[mode].zh, en: mode })

type CoachVehicle = PlannedVehicle & { readonly kind: 'coach' }

/** A constraint as the planner reads it, or what is wrong with it. */
type Read = { readonly runs: readonly PlannedTrip[]; readonly vehicles: ReplanConstraints['vehicles'] } | FieldError

type Rejected = { readonly vehicle: PlannedVehicle } | FieldError

/**
 * The constraints as the planner reads them. `infeasible` when they cannot be kept, with what is wrong at each: a trip that the
 * plan does not have, a lock against a forbidden mode or a rejection, a coach that nobody offers, is too small or may not drive so far.
 */
export function readConstraints(
  { lock, reject, forbid, budgetYuan, vehicles, coaches }: PlanConstraints,
  setting: PlanSetting,
): ReplanConstraints | Refusal<'infeasible'> {
  const { standing, instance } = setting
  const ridden = tripsRidden(standing)
  const modes = new Map(standing.trips.map(({ tripId, mode }) => [tripId, mode]))
  const offered = instance.coachTypes.map(({ seats }) => seats)

  function barredOn(tripId: TripId): Sentence | null {
    const used = [...(ridden.get(tripId) ?? [])].map((one) => modes.get(one))
    const mode = forbid.find((one) => used.includes(one))
    return mode ? transportSentences('mode-forbidden', { mode: modeWords(mode) }) : null
  }
  function notOffered(wanted: readonly { seats: number }[]): Sentence | null {
    const strange = wanted.find(({ seats }) => !offered.includes(seats))
    return strange ? transportSentences('not-offered', { seats: strange.seats, offered }) : null
  }
  /** What stays, with what its people ride: the coaches of a departure are one run, the seats on a service too. */
  const staying = new Set(
    [...lock, ...vehicles.map(({ tripId }) => tripId)].flatMap((tripId) =>
      [...(ridden.get(tripId) ?? [tripId])].flatMap((one) => {
        const vehicle = standing.vehicles.get(one)
        return vehicle ? [runKey(vehicle)] : []
      }),
    ),
  )
  function whyItCannotBeRejected(vehicle: PlannedVehicle): Sentence | null {
    if (vehicle.kind === 'self-arranged') return transportSentences('nothing-to-reject')
    return staying.has(runKey(vehicle)) ? transportSentences('is-to-stay') : null
  }
  function tooSmall(wanted: readonly { seats: number; count: number }[], vehicle: CoachVehicle): Sentence | null {
    const seats = wanted.reduce((sum, coach) => sum + coach.seats * coach.count, 0)
    const people = peopleOn(vehicle, standing)
    return seats < people ? transportSentences('too-few-seats', { seats, people }) : null
  }

  const locked = lock.map((tripId, index): Read => {
    const runs = runsLocked(tripId, ridden, standing)
    const wrong = runs.length === 0 ? transportSentences('no-trip-of-plan') : barredOn(tripId)
    return wrong ? { pointer: `#/lock/${index}`, words: wrong } : { runs, vehicles: [] }
  })
  const rejected = reject.map((tripId, index): Rejected => {
    const vehicle = standing.vehicles.get(tripId)
    const pointer = `#/reject/${index}`
    if (!vehicle) return { pointer, words: transportSentences('no-trip-of-plan') }
    const wrong = whyItCannotBeRejected(vehicle)
    return wrong ? { pointer, words: wrong } : { vehicle }
  })
  const changed = vehicles.map(({ tripId, coaches: wanted }, index): Read => {
    const pointer = `#/vehicles/${index}`
    const vehicle = standing.vehicles.get(tripId)
    if (vehicle?.kind !== 'coach') return { pointer, words: transportSentences('no-coach-of-plan') }
    const wrong = notOffered(wanted) ?? tooSmall(wanted, vehicle) ?? barredOn(tripId)
    if (wrong) return { pointer, words: wrong }
    const run = coachTrip(vehicle)
    return { runs: [run], vehicles: [{ ...run, coaches: wanted }] }
  })
  const added = coaches.map((request, index): Read => {
    const pointer = `#/coaches/${index}`
    const wrong = forbid.includes('charter-coach')
      ? transportSentences('coaches-forbidden')
      : notOffered(request.coaches)
    if (wrong) return { pointer, words: wrong }
    const run = requestedCoach(request, setting)
    if (isRefusal(run)) return { pointer, words: run.words }
    return { runs: [run], vehicles: [{ ...run, coaches: [...coachesOf(run, standing), ...request.coaches] }] }
  })
  const read = [...locked, ...changed, ...added]
  const wrong = [...read, ...rejected].filter((one) => 'words' in one)
  if (wrong.length > 0)
    return refuse(
      'infeasible',
      transportSentences('constraints-wrong', { count: wrong.length, what: wrong.map(({ words }) => words) }),
      wrong,
    )
  const right = read.filter((one) => 'runs' in one)
  return {
    lock: right.flatMap(({ runs }) => runs),
    lost: rejected.flatMap((one) => ('vehicle' in one ? [tripOf(one.vehicle)] : [])),
    onlyLost: false,
    forbid: forbid.map((mode) => plannerMode[mode]),
    vehicles: right.flatMap((one) => one.vehicles),
    ...(budgetYuan === null ? {} : { budgetYuan }),
  }
}

function coachTrip({ terminal, pickups, depart }: CoachVehicle): PlannedTrip & { kind: 'coach' } {
  return { kind: 'coach', terminal, pickups: [...pickups], depart }
}

/** As the planner names it. */
function tripOf(vehicle: PlannedVehicle): PlannedTrip {
  return vehicle.kind === 'coach' ? coachTrip(vehicle) : vehicle
}

/** A block of seats belongs to the coaches that feed it, so that a lock of the block is one of these. */
function runsLocked(
  tripId: TripId,
  ridden: ReadonlyMap<TripId, ReadonlySet<TripId>>,
  { vehicles, trips }: StandingJourneys,
): PlannedTrip[] {
  const vehicle = vehicles.get(tripId)
  if (!vehicle) return []
  if (vehicle.kind === 'coach') return [coachTrip(vehicle)]
  const mode = trips.find((trip) => trip.tripId === tripId)?.mode
  if (vehicle.kind === 'self-arranged' || mode === 'special-train' || mode === 'charter-flight') return [vehicle]
  return [...(ridden.get(tripId) ?? [])].flatMap((one) => {
    const feeder = vehicles.get(one)
    return feeder?.kind === 'coach' ? [coachTrip(feeder)] : []
  })
}

/** What the departure runs with by now. */
function coachesOf(vehicle: CoachVehicle, { vehicles, trips }: StandingJourneys): { seats: number; count: number }[] {
  const key = runKey(vehicle)
  return trips.flatMap(({ tripId, seats }) => {
    const one = vehicles.get(tripId)
    return one?.kind === 'coach' && runKey(one) === key ? [{ seats, count: 1 }] : []
  })
}

/** Over all coaches of the departure. */
function peopleOn(vehicle: CoachVehicle, { vehicles, passengers }: StandingJourneys): number {
  const key = runKey(vehicle)
  return passengers.filter(({ tripId }) => {
    const one = vehicles.get(tripId)
    return one?.kind === 'coach' && runKey(one) === key
  }).length
}
