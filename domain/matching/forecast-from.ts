import type { TransferBatch } from '../batches/transfer-batch.ts'
import { inYuan, yuan } from '../kernel/money.ts'
import type { BatchForecast } from './batch-forecast.ts'

type Former = Pick<TransferBatch, 'state' | 'counts'>

/** So many former batches, the latest, say what the next one may come to. */
export const formerBatches = 20

/** Those of a batch whose rounds are over who said yes, as a share of all who could have; null where that says nothing. */
function shareOf({ state, counts: { candidates, headcount, offers, trips } }: Former): number | null {
  const isOver = trips !== undefined || state === 'failed'
  const could = Math.min(candidates, headcount?.placesAsked ?? 0)
  return isOver && offers && could > 0 ? Math.min(1, offers.accepted / could) : null
}

/** Yuan for each person of a plan. */
function yuanEach({ counts: { trips } }: Former): number | null {
  return trips && trips.passengers > 0 ? trips.costYuan / trips.passengers : null
}

function spread(values: readonly (number | null)[]) {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : { batches: known.length, least: Math.min(...known), most: Math.max(...known) }
}

/** How many will say yes and what their journeys cost, by what the batches before came to. */
export function forecastFrom(
  former: readonly Former[],
  mostPeople: number,
): Pick<BatchForecast, 'people' | 'transport'> {
  const shares = spread(former.map(shareOf))
  if (!shares) return { people: null, transport: null }
  const least = Math.floor(mostPeople * shares.least)
  const most = Math.ceil(mostPeople * shares.most)
  const people = { least, most, basis: shares }
  const each = spread(former.map(yuanEach))
  if (!each) return { people, transport: null }
  const basis = { batches: each.batches, least: yuan(each.least), most: yuan(each.most) }
  const cost = { least: yuan(least * inYuan(basis.least)), most: yuan(most * inYuan(basis.most)) }
  return { people, transport: { ...cost, basis } }
}
