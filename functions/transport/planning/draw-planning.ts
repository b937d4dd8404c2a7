import type { TransferBatch } from '../../../domain/batches/transfer-batch.ts'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import { atShanghai } from '../../../domain/kernel/instant.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import {
  buildTransportInstance,
  firstDayOf,
  waitingRulesFor,
} from '../../../domain/transport/journeys/build-transport-instance.ts'
import { countiesNear } from '../../../domain/transport/journeys/counties-near.ts'
import { groupTravellers, type TravelGroup } from '../../../domain/transport/journeys/group-travellers.ts'
import { joinQuotes } from '../../../domain/transport/journeys/join-quotes.ts'
import { journeyChange } from '../../../domain/transport/journeys/journey-change.ts'
import type { PlannedJourneys } from '../../../domain/transport/journeys/journeys.ts'
import { nearRuns } from '../../../domain/transport/journeys/near-runs.ts'
import { planInGroups } from '../../../domain/transport/journeys/plan-in-groups.ts'
import { type PlannedRuns, planJourneys } from '../../../domain/transport/journeys/plan-journeys.ts'
import type { PlanProof } from '../../../domain/transport/journeys/plan-proof.ts'
import type { Planning } from '../../../domain/transport/journeys/planning.ts'
import { quotesBeside } from '../../../domain/transport/journeys/quotes-beside.ts'
import { onlyNewcomers, replanJourneys } from '../../../domain/transport/journeys/replan-journeys.ts'
import { aloneTimes, rideAlone, seatsAlone } from '../../../domain/transport/journeys/ride-alone.ts'
import { selfArrangedRuns } from '../../../domain/transport/journeys/self-arranged-runs.ts'
import { nothingStands, type StandingJourneys } from '../../../domain/transport/journeys/standing-journeys.ts'
import { defaultTravelTimeRules } from '../../../domain/transport/journeys/travel-times.ts'
import { tripsOfRuns } from '../../../domain/transport/journeys/trips-of-runs.ts'
import { withoutLodging } from '../../../domain/transport/journeys/waiting-rules.ts'
import { withoutLateTrains } from '../../../domain/transport/journeys/without-late-trains.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import type { BookedBy, QuoteReply } from '../../../domain/transport/trips/carrier-contract.ts'
import { departsAt, isCancelled, type Trip } from '../../../domain/transport/trips/trip.ts'
import { lacksBeds } from '../../../domain/transport/trips/trip-lodging.ts'
import type { Deps } from '../../wiring/deps.ts'
import { askForQuotes } from './ask-for-quotes.ts'
import { listTravellers } from './list-travellers.ts'
import { readStanding } from './read-standing.ts'

export type DrawDeps = Pick<
  Deps,
  'placements' | 'workers' | 'carriers' | 'trips' | 'passengers' | 'clock' | 'logger' | 'settings'
>

export interface Drawing {
  /** Tells it apart from the batch's other plannings; the same when a step is repeated. */
  readonly name: string
  /** Nobody is asked for quotes: everybody travels on their own. */
  readonly selfArranged?: boolean
  /** For people who lost a journey: where the usual lead makes them late, they leave sooner, and nobody telephones for bookings. */
  readonly urgent?: boolean
}

/** Between such a loss and the first departure that is planned in its place (default). */
const urgentLeadHours = 24

/**
 * A way to the plant for everybody of the batch who has none; the others keep theirs. Free seats on booked trips are used
 * before anything new is hired, unless the list that plants and escorts go by is frozen or beds were booked by it.
 */
export async function drawPlanning(
  { name, selfArranged = false, urgent = false }: Drawing,
  batch: TransferBatch,
  base: Planning | null,
  deps: DrawDeps,
): Promise<Planning> {
  const { batchId, search } = batch
  const isAlone = batch.returns?.forCase !== undefined
  const now = deps.clock.now()
  const travellers = await listTravellers(batch, deps)
  const soon = { ...defaultTravelTimeRules, leadHours: urgentLeadHours }
  const rules = isAlone ? { ...defaultTravelTimeRules, ...aloneTimes } : search ? soon : defaultTravelTimeRules
  const usual = groupTravellers(travellers, batch.travelWindow, now, rules)
  const hurry = urgent && !isAlone && usual.some(isLate)
  const groups = (hurry ? groupTravellers(travellers, batch.travelWindow, now, soon) : usual).map((group) => ({
    ...group,
    groupId: base ? `${group.groupId}/${name}` : group.groupId,
  }))
  const firstDay = base?.firstDay ?? (groups.length > 0 ? firstDayOf(groups) : null)
  const earlier = await deps.trips.ofBatch(batchId)
  // In a hurry nobody telephones for beds, and where nobody found them in time they are not asked for again.
  const mayLodge = !hurry && !earlier.some((trip) => lacksBeds(trip) && isCancelled(trip))
  const sets = mayLodge ? deps.settings.WAITING_RULES : withoutLodging(deps.settings.WAITING_RULES)
  const offers =
    selfArranged || search || !firstDay
      ? { services: [], coaches: [] }
      : without(
          earlier,
          await askForQuotes(`${batchId}-quotes-${name}`, groups, deps, isAlone ? countiesNear : undefined),
        )
  const inTime = isAlone
    ? seatsAlone(offers, batch.budget, now)
    : batch.returns
      ? withoutLateTrains(offers, now)
      : offers
  const fresh = hurry ? bookedAtOnce(inTime) : inTime
  const standing = await readStanding(base, mayBeJoined, deps)
  const quotes = base ? quotesBeside(fresh, base.quotes, standing) : fresh
  const drawn: Awaited<ReturnType<typeof draw>> = firstDay
    ? await draw()
    : { standing: nothingStands, next: tripsOfRuns([], batchId, name) }
  return {
    name,
    batchId,
    base: base?.name ?? null,
    quotes: base ? joinQuotes(quotes, base.quotes) : quotes,
    quotedAt: now,
    firstDay,
    ...(firstDay ? { waitingRules: waitingRulesFor(groups, firstDay, sets).map(({ validFrom }) => validFrom) } : {}),
    groups: [...groupsWithout(groups, base), ...groups],
    vehicles: { ...base?.vehicles, ...Object.fromEntries(drawn.next.vehicles) },
    change: journeyChange(drawn.standing, drawn.next),
    ...(drawn.proof && { proof: drawn.proof }),
  }

  function mayBeJoined(trip: Trip): boolean {
    return (
      isBooked(trip.booking) && trip.manifest.frozenAt === null && departsAt(trip) > now && !trip.loss && !trip.lodging
    )
  }

  async function draw(): Promise<{ standing: StandingJourneys; next: PlannedJourneys; proof?: PlanProof }> {
    if (!firstDay || groups.length === 0) return { standing: nothingStands, next: tripsOfRuns([], batchId, name) }
    const seconds = deps.settings.PLANNING_SECONDS
    const firstCoach = 1 + earlier.filter(({ mode }) => mode === 'charter-coach' || mode === 'feeder-coach').length
    if (fresh.coaches.length > 0 && standing.trips.length > 0) {
      const all = [...seatedGroups(base, standing), ...groups]
      const instance = buildTransportInstance(all, quotes, firstDay, sets)
      const setting = { instance, firstDay, quotes, groups: all, standing }
      const again = await replanJourneys(setting, onlyNewcomers, { batchId, name, seconds, firstCoach })
      if (!isRefusal(again)) return { standing, next: again.next }
    }
    if (isAlone)
      return { standing: nothingStands, next: tripsOfRuns(selfArranged ? [] : rideAlone(groups, fresh), batchId, name) }
    if (search) return { standing: nothingStands, next: tripsOfRuns(nearRuns(groups, search.cityCode), batchId, name) }
    const { runs, proof }: PlannedRuns = selfArranged
      ? { runs: selfArrangedRuns(groups, () => 'not-booked') }
      : await (batch.returns ? planInGroups : planJourneys)(groups, fresh, { seconds, firstCoach, firstDay, sets })
    const isWhole = proof && base === null
    return { standing: nothingStands, next: tripsOfRuns(runs, batchId, name), ...(isWhole && { proof }) }
  }
}

/** Offers that were refused, or whose service was cancelled, are not tried again. */
function without(earlier: readonly Trip[], { services, coaches }: QuoteReply): QuoteReply {
  const gone = new Set(
    earlier.flatMap(({ booking, hire, loss }) =>
      hire && (booking.state === 'refused' || loss?.why === 'service-cancelled') ? [hire.quoteId] : [],
    ),
  )
  return {
    services: services.filter(({ quoteId }) => !gone.has(quoteId)),
    coaches: coaches.filter(({ quoteId }) => !gone.has(quoteId)),
  }
}

function isLate({ travellers, latestArrival }: TravelGroup): boolean {
  return travellers.some(({ startDate }) => latestArrival > atShanghai(startDate, '00:00'))
}

function bookedAtOnce({ services, coaches }: QuoteReply): QuoteReply {
  const isByApi = ({ booking }: { booking: BookedBy }) => booking === 'api'
  return { services: services.filter(isByApi), coaches: coaches.filter(isByApi) }
}

/** The groups of an earlier planning without those who are planned now. */
function groupsWithout(planned: readonly TravelGroup[], base: Planning | null): TravelGroup[] {
  const now = new Set(planned.flatMap(({ travellers }) => travellers.map(({ workerId }) => workerId)))
  return membersWho(base, (workerId) => !now.has(workerId))
}

/** The groups of an earlier planning as far as they have seats that stand. */
export function seatedGroups(base: Planning | null, { passengers }: StandingJourneys): TravelGroup[] {
  const seated = new Set(passengers.map(({ workerId }) => workerId))
  return membersWho(base, (workerId) => seated.has(workerId))
}

function membersWho(base: Planning | null, isMeant: (workerId: WorkerId) => boolean): TravelGroup[] {
  return (base?.groups ?? [])
    .map((group) => ({ ...group, travellers: group.travellers.filter(({ workerId }) => isMeant(workerId)) }))
    .filter(({ travellers }) => travellers.length > 0)
}
