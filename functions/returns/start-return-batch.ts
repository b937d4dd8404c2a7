import { newBatch } from '../../domain/batches/new-batch.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import { atShanghai, type Instant, plus, plusDays } from '../../domain/kernel/instant.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { counties as everyCounty } from '../../domain/kernel/places/counties.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { returnSeason } from '../../domain/returns/return-season.ts'
import { returnSentences } from '../../domain/returns/return-sentences.ts'
import type { StartReturnBatch } from '../../domain/returns/start-return-batch.ts'
import { defaultTravelTimeRules } from '../../domain/transport/journeys/travel-times.ts'
import { whyItCannotStart } from '../batches/why-it-cannot-start.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { beginReturnBatch } from './begin-return-batch.ts'
import { type Routes, routes } from './catalog.ts'

type Needed = Pick<Deps, 'batches' | 'enterprises' | 'jobOrders' | 'campaigns' | 'workflows' | 'clock'>

/** What a repeated call may not say otherwise; the budget for texts may have been set anew meanwhile. */
const asked = ['campaign', 'campaignId', 'travelWindow', 'counties', 'answerHours', 'budget'] as const

/** Starts the same workflow as other batches: firms are asked instead of the registry, and from the answers on everything is the same. */
async function startReturnBatch({ body, staff, key }: Call<Routes['start-return-batch']>, deps: Needed) {
  const now = deps.clock.now()
  const { direction, enterprises, proposeHours, counties = [...everyCounty.keys()], ...rest } = body
  const { budgetYuan, smsBudgetYuan, ...facts } = rest
  const batchId = derivedId('BatchId', key)
  const season = returnSeason(direction, body.travelWindow)
  const known = await deps.batches.get(batchId)
  if (!known) {
    const cannot = await whyNot({ ...body, counties }, season, now, deps)
    if (cannot) return cannot
  }
  const batch: TransferBatch = {
    ...facts,
    counties,
    jobOrders: [],
    batchId,
    budget: budgetYuan === null ? null : yuan(budgetYuan),
    ...(smsBudgetYuan === null ? {} : { smsBudget: yuan(smsBudgetYuan) }),
    returns: {
      direction,
      season: season ?? 0,
      enterprises: [...new Set(enterprises)],
      proposeUntil: known?.returns?.proposeUntil ?? plus(now, { hours: proposeHours }),
      ...(known && known.returns?.proposeHours === undefined ? {} : { proposeHours }),
    },
    ...newBatch(now, staff.subject),
  }
  return madeOtherwise(known, batch, [...asked, 'returns'], batchId) ?? beginReturnBatch(batch, deps)
}

async function whyNot(
  body: StartReturnBatch & { readonly counties: string[] },
  season: number | null,
  now: Instant,
  deps: Needed,
): Promise<Refusal | null> {
  const { direction, travelWindow, campaign, campaignId, counties, proposeHours, answerHours } = body
  const { budgetYuan, smsBudgetYuan } = body
  const usual = { campaign, campaignId, travelWindow, counties, answerHours, budgetYuan, smsBudgetYuan }
  const cannot = await whyItCannotStart({ ...usual, jobOrders: [] }, now, deps)
  if (cannot) return cannot
  if (season === null)
    return refuse(
      'invalid-request',
      returnSentences(direction === 'homeward' ? 'no-season-homeward' : 'no-season-back'),
      '#/travelWindow',
    )
  const lead = proposeHours + answerHours + defaultTravelTimeRules.leadHours
  if (plus(now, { hours: lead }) >= atShanghai(plusDays(travelWindow.to, 1), '00:00'))
    return refuse('invalid-request', returnSentences('no-time'), '#/travelWindow/to')
  return unknownAmong(body.enterprises, deps)
}

async function unknownAmong(
  ids: readonly EnterpriseId[],
  { enterprises }: Pick<Deps, 'enterprises'>,
): Promise<Refusal | null> {
  const known = new Set((await enterprises.getMany([...new Set(ids)])).map(({ id }) => id))
  const wrong = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `#/enterprises/${index}`, words: returnSentences('no-such-firm') }],
  )
  return wrong.length > 0
    ? refuse('invalid-request', returnSentences('firms-unfit', { count: wrong.length }), wrong)
    : null
}

export const handler = http(routes['start-return-batch'], startReturnBatch)
