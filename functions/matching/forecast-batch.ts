import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { freePlaces } from '../../domain/enterprises/place-claim.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { BatchForecast } from '../../domain/matching/batch-forecast.ts'
import { forecastFrom, formerBatches } from '../../domain/matching/forecast-from.ts'
import { whyItCannotStart } from '../batches/why-it-cannot-start.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { countCandidates } from './count-candidates.ts'
import { messagesOfRound } from './messages-of-round.ts'
import { offeredPosts } from './offered-posts.ts'

type Needed = Pick<
  Deps,
  | 'batches'
  | 'campaigns'
  | 'workers'
  | 'disasters'
  | 'helpOffers'
  | 'jobOrders'
  | 'places'
  | 'enterprises'
  | 'tallies'
  | 'settings'
  | 'clock'
>

/** Job orders whose claims are read side by side. */
const atOnce = 25

/** What a batch as it is asked for is likely to take. Nothing is begun; who may not start it so is told why at each field. */
async function forecastBatch({ body }: Call<Routes['forecast-batch']>, deps: Needed) {
  const now = deps.clock.now()
  const cannot = await whyItCannotStart(body, now, deps)
  if (cannot) return cannot
  const { counties, travelWindow, answerHours, smsBudgetYuan } = body
  const orders = await deps.jobOrders.getMany(body.jobOrders)
  const [candidates, jobOrders, former] = await Promise.all([
    countCandidates(counties, travelWindow.to, deps),
    freeOf(orders, deps),
    deps.batches.list(null, formerBatches),
  ])
  const sum = (of: 'reported' | 'free') => jobOrders.reduce((total, one) => total + one[of], 0)
  const places = { reported: sum('reported'), free: sum('free'), jobOrders }
  const mostPeople = Math.min(candidates.total, places.free)
  let left = mostPeople
  const offers = orders.map(({ id: jobOrderId, startDate }, index) => {
    const people = Math.min(jobOrders[index]?.free ?? 0, left)
    left -= people
    return { jobOrderId, startDate, people }
  })
  const answerUntil = plus(now, { hours: answerHours })
  const smsBudget = smsBudgetYuan === null ? null : yuan(smsBudgetYuan)
  const messages = await messagesOfRound({ smsBudget }, 1, await offeredPosts(offers, orders, deps), answerUntil, deps)
  const forecast: BatchForecast = {
    candidates,
    places,
    mostPeople,
    messages,
    ...forecastFrom(
      former.items.filter(({ returns }) => !returns),
      mostPeople,
    ),
  }
  return forecast
}

/** The places that no other batch keeps, in the order of the job orders. */
async function freeOf(
  orders: readonly JobOrder[],
  { places, enterprises }: Pick<Deps, 'places' | 'enterprises'>,
): Promise<BatchForecast['places']['jobOrders']> {
  const employers = await enterprises.getMany([...new Set(orders.map(({ enterpriseId }) => enterpriseId))])
  const active = new Set(employers.filter(({ standing }) => standing.state === 'active').map(({ id }) => id))
  const found: BatchForecast['places']['jobOrders'] = []
  for (let first = 0; first < orders.length; first += atOnce) {
    const some = orders.slice(first, first + atOnce)
    const claims = await Promise.all(some.map(({ id }) => places.claimsOn(id)))
    for (const [index, { id, headcount, enterpriseId }] of some.entries()) {
      const free = active.has(enterpriseId) ? freePlaces(headcount, claims[index] ?? []) : 0
      found.push({ jobOrderId: id, reported: headcount, free })
    }
  }
  return found
}

export const handler = http(routes['forecast-batch'], forecastBatch)
