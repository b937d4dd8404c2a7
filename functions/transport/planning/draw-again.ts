import type { TransferBatch } from '../../../domain/batches/transfer-batch.ts'
import { epochOf, plus } from '../../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import {
  buildTransportInstance,
  firstDayOf,
  waitingRulesFor,
} from '../../../domain/transport/journeys/build-transport-instance.ts'
import { compareJourneys } from '../../../domain/transport/journeys/compare-journeys.ts'
import { groupTravellers, type TravelGroup } from '../../../domain/transport/journeys/group-travellers.ts'
import { journeyChange } from '../../../domain/transport/journeys/journey-change.ts'
import { PlanConstraints } from '../../../domain/transport/journeys/plan-constraints.ts'
import type { PlanSetting } from '../../../domain/transport/journeys/plan-setting.ts'
import { type Planning, quotesStandHours } from '../../../domain/transport/journeys/planning.ts'
import { readConstraints } from '../../../domain/transport/journeys/read-constraints.ts'
import { replanInGroups } from '../../../domain/transport/journeys/replan-in-groups.ts'
import { type ReplannedJourneys, replanJourneys } from '../../../domain/transport/journeys/replan-journeys.ts'
import type { StandingJourneys } from '../../../domain/transport/journeys/standing-journeys.ts'
import type { TransportDifference } from '../../../domain/transport/journeys/transport-difference.ts'
import type { TransportProposal } from '../../../domain/transport/journeys/transport-proposal.ts'
import { withoutLateTrains } from '../../../domain/transport/journeys/without-late-trains.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import type { QuoteReply } from '../../../domain/transport/trips/carrier-contract.ts'
import type { Deps } from '../../wiring/deps.ts'
import { askForQuotes } from './ask-for-quotes.ts'
import { type DrawDeps, seatedGroups } from './draw-planning.ts'
import { listTravellers } from './list-travellers.ts'
import { readStanding } from './read-standing.ts'

type Needed = DrawDeps & Pick<Deps, 'batches'>
type Asked = Pick<TransportProposal, 'batchId' | 'proposalId' | 'wishes' | 'rejection'>

interface DrawnAgain {
  readonly planning: Planning
  readonly difference: TransportDifference
}

/**
 * A plan of before under the constraints of the province. For a proposal the same people travel at the prices that the plan was made
 * from, as long as those stand. Where the plan was rejected, all is looked at again: who still comes, from when on they can leave, and
 * what carriers ask now.
 */
export async function drawAgain(asked: Asked, base: Planning, deps: Needed): Promise<DrawnAgain | Refusal> {
  const { batchId, proposalId, wishes, rejection } = asked
  const now = deps.clock.now()
  const stands = await readStanding(base, () => true, deps)
  const batch = await batchOf(asked, deps)
  const groups = rejection === undefined ? seatedGroups(base, stands) : await groupsNow(asked, batch, deps)
  const firstDay = base.firstDay ?? (groups.length > 0 ? firstDayOf(groups) : null)
  if (groups.length === 0 || !firstDay) return refuse('infeasible', transportSentences('nobody-to-plan'))
  const isFresh = rejection === undefined && epochOf(now) < epochOf(plus(base.quotedAt, { hours: quotesStandHours }))
  const offered = isFresh ? base.quotes : await askForQuotes(`${batchId}-quotes-${proposalId}`, groups, deps)
  // What a colleague wishes for is bought by the same rules as what was planned.
  const quotes = batch.returns ? withBooked(withoutLateTrains(offered, now), offered, stands) : offered
  if (rejection !== undefined && quotes.coaches.length === 0)
    return refuse('infeasible', transportSentences('no-coach-offered'))
  const sets = deps.settings.WAITING_RULES
  const standing = ofGroups(stands, groups)
  const setting: PlanSetting = {
    instance: buildTransportInstance(groups, quotes, firstDay, sets),
    firstDay,
    quotes,
    groups,
    standing,
  }
  // Proposals of a release before name no rejected trips.
  const read = readConstraints(PlanConstraints.parse(wishes), setting)
  if (isRefusal(read)) return read
  const coaches = (await deps.trips.ofBatch(batchId)).filter(({ drivers }) => drivers > 0)
  const options = {
    batchId,
    name: proposalId,
    seconds: deps.settings.PLANNING_SECONDS,
    firstCoach: 1 + coaches.length,
  }
  const again: ReplannedJourneys | Refusal = await (batch.returns
    ? replanInGroups(setting, read, { ...options, firstDay, sets })
    : replanJourneys(setting, read, options))
  if (isRefusal(again)) return again
  const planning: Planning = {
    name: proposalId,
    batchId,
    base: base.name,
    quotes,
    quotedAt: isFresh ? base.quotedAt : now,
    firstDay,
    waitingRules: waitingRulesFor(groups, firstDay, sets).map(({ validFrom }) => validFrom),
    groups: rejection === undefined ? base.groups : groups,
    vehicles: Object.fromEntries(again.next.vehicles),
    change: journeyChange(standing, again.next),
  }
  return { planning, difference: compareJourneys(setting, again) }
}

/** A train that is booked has its group ticket already, however soon it leaves. */
function withBooked(inTime: QuoteReply, offered: QuoteReply, { trips }: StandingJourneys): QuoteReply {
  const known = new Set(inTime.services.map(({ quoteId }) => quoteId))
  const booked = new Set(trips.flatMap(({ hire, booking }) => (hire && isBooked(booking) ? hire.quoteId : [])))
  const kept = offered.services.filter(({ quoteId }) => booked.has(quoteId) && !known.has(quoteId))
  return { ...inTime, services: [...inTime.services, ...kept] }
}

async function batchOf({ batchId }: Asked, { batches }: Needed): Promise<TransferBatch> {
  const batch = await batches.get(batchId)
  if (!batch) throw new Error(`there is no batch ${batchId}`)
  return batch
}

/** Everybody who said yes and still comes, with a seat or without. */
async function groupsNow({ proposalId }: Asked, batch: TransferBatch, deps: Needed): Promise<TravelGroup[]> {
  const travellers = await listTravellers(batch, deps, ['accepted', 'seated'])
  const groups = groupTravellers(travellers, batch.travelWindow, deps.clock.now())
  return groups.map((group) => ({ ...group, groupId: `${group.groupId}/${proposalId}` }))
}

/** Of whoever takes their consent back at this moment the seat goes with the withdrawal. */
function ofGroups(standing: StandingJourneys, groups: readonly TravelGroup[]): StandingJourneys {
  const people = new Map(
    groups.flatMap(({ travellers }) => travellers.map((traveller) => [traveller.workerId, traveller] as const)),
  )
  return {
    ...standing,
    passengers: standing.passengers.filter(({ workerId }) => people.has(workerId)),
    travellers: people,
  }
}
