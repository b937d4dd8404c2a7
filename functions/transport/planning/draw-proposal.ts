import * as z from 'zod'
import { BatchId, ProposalId } from '../../../domain/kernel/ids.ts'
import { epochOf, plus } from '../../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import { Words } from '../../../domain/kernel/words.ts'
import { buildTransportInstance, waitingRulesFor } from '../../../domain/transport/journeys/build-transport-instance.ts'
import { compareJourneys } from '../../../domain/transport/journeys/compare-journeys.ts'
import { journeyChange } from '../../../domain/transport/journeys/journey-change.ts'
import type { PlanSetting } from '../../../domain/transport/journeys/plan-setting.ts'
import { type Planning, quotesStandHours } from '../../../domain/transport/journeys/planning.ts'
import { readConstraints } from '../../../domain/transport/journeys/read-constraints.ts'
import { type ReplannedJourneys, replanJourneys } from '../../../domain/transport/journeys/replan-journeys.ts'
import type { ProposalIn } from '../../../domain/transport/journeys/transport-proposal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { askForQuotes } from './ask-for-quotes.ts'
import { type CarryOutDeps, currentPlanning } from './carry-out.ts'
import { type DrawDeps, seatedGroups } from './draw-planning.ts'
import { proposalOf } from './proposal-of.ts'
import { readStanding } from './read-standing.ts'

type Needed = DrawDeps & CarryOutDeps & Pick<Deps, 'proposals'>

const Draw = z.object({ batchId: BatchId, proposalId: ProposalId })

/** Plans again under the constraints of the province and keeps the plan, with what it would change. Nothing changes yet. */
async function drawProposal({ batchId, proposalId }: z.infer<typeof Draw>, deps: Needed) {
  const proposal = await proposalOf({ batchId, proposalId }, deps)
  if (isRefusal(proposal)) return proposal
  if (proposal.state !== 'planning') return {}
  const base = await currentPlanning(batchId, deps)
  const drawn =
    base?.name === proposal.base
      ? await draw(proposal, base, deps)
      : refuse('conflict', transportSentences('plan-changed'))
  const at = deps.clock.now()
  if (isRefusal(drawn)) {
    const errors = (drawn.errors ?? []).map(({ pointer, words }) => ({
      pointer,
      detail: words.en,
      words: Words.parse(words),
    }))
    await deps.proposals.move('planning', {
      ...proposal,
      state: 'refused',
      at,
      why: drawn.detail,
      whyWords: Words.parse(drawn.words),
      errors,
    })
    return {}
  }
  const keys = transportKeys(batchId)
  await deps.bucket.writeJson(keys.planning(proposalId), drawn.planning)
  await deps.bucket.writeJson(keys.difference(proposalId), drawn.difference)
  await deps.proposals.move('planning', { ...proposal, state: 'proposed', at, summary: drawn.difference.summary })
  return {}
}

async function draw({ batchId, proposalId, wishes }: ProposalIn<'planning'>, base: Planning, deps: Needed) {
  const standing = await readStanding(base, () => true, deps)
  const groups = seatedGroups(base, standing)
  if (groups.length === 0 || !base.firstDay) return refuse('infeasible', transportSentences('nobody-to-plan'))
  const { quotes, quotedAt } = await quotesFor(groups, base, proposalId, deps)
  const { firstDay } = base
  const sets = deps.settings.WAITING_RULES
  const instance = buildTransportInstance(groups, quotes, firstDay, sets)
  const setting: PlanSetting = { instance, firstDay, quotes, groups, standing }
  const read = readConstraints(wishes, setting)
  if (isRefusal(read)) return read
  const coaches = (await deps.trips.ofBatch(batchId)).filter(({ drivers }) => drivers > 0)
  const again: ReplannedJourneys | Refusal = await replanJourneys(setting, read, {
    batchId,
    name: proposalId,
    seconds: deps.settings.PLANNING_SECONDS,
    firstCoach: 1 + coaches.length,
  })
  if (isRefusal(again)) return again
  const planning: Planning = {
    name: proposalId,
    batchId,
    base: base.name,
    quotes,
    quotedAt,
    firstDay,
    waitingRules: waitingRulesFor(groups, firstDay, sets).map(({ validFrom }) => validFrom),
    groups: base.groups,
    vehicles: Object.fromEntries(again.next.vehicles),
    change: journeyChange(standing, again.next),
  }
  return { planning, difference: compareJourneys(setting, again) }
}

/** Those that the plan was made from, as long as they stand. */
async function quotesFor(
  groups: Planning['groups'],
  base: Planning,
  proposalId: ProposalId,
  deps: Needed,
): Promise<Pick<Planning, 'quotes' | 'quotedAt'>> {
  const now = deps.clock.now()
  if (epochOf(now) < epochOf(plus(base.quotedAt, { hours: quotesStandHours }))) return base
  return { quotes: await askForQuotes(`${base.batchId}-quotes-${proposalId}`, groups, deps), quotedAt: now }
}

export const handler = task(Draw, drawProposal)
