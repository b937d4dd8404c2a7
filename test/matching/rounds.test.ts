import { expect, test } from 'vitest'
import { candidateOf } from '../../domain/batches/candidate.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { cityByCode, provinceOfCity } from '../../domain/kernel/places/cities.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { matchWorkers } from '../../domain/matching/match-workers.ts'
import { type ConfirmedPlaces, matchingRound, type RoundSoFar } from '../../domain/matching/matching-round.ts'
import type { JourneyState, Placement } from '../../domain/matching/placement.ts'
import { readMatchingInstance } from '../../domain/matching/read-matching-instance.ts'
import { assembly, huasheng } from '../enterprises/sample.ts'
import { aWorker } from '../surveys/a-worker.ts'

const batchId = derivedId('BatchId', 'rounds')
const today = '2027-02-20' as CalendarDate
const sentAt = '2027-02-20T02:00:00.000Z' as Instant

function order(name: string, places: number, startDate = '2027-03-05', hazardous = false): ConfirmedPlaces {
  const id = derivedId('JobOrderId', name)
  const jobOrder = { ...assembly, id, enterpriseId: huasheng.id, hazardous, headcount: places, reportedAt: sentAt }
  return { jobOrder, places, startDate: startDate as CalendarDate }
}
/** The same order is not offered to the same person again, however it was answered. */
function offerTo(worker: string, { jobOrder }: ConfirmedPlaces): RoundSoFar['offers'][number] {
  return { workerId: derivedId('WorkerId', worker), jobOrderId: jobOrder.id }
}
function placed(worker: string, { jobOrder, startDate }: ConfirmedPlaces, journey: JourneyState): Placement {
  const workerId = derivedId('WorkerId', worker)
  return {
    placementId: derivedId('PlacementId', worker),
    batchId,
    chunk: 0,
    workerId,
    countyCode: '530627',
    jobOrderId: jobOrder.id,
    enterpriseId: huasheng.id,
    cityCode: jobOrder.cityCode,
    startDate,
    promise: {} as Placement['promise'],
    acceptedAt: sentAt,
    journey,
  }
}
async function candidates(...people: { name: string; birthDate?: string }[]) {
  const workers = people.map(({ name, birthDate = '1990-05-17' }) =>
    aWorker({ workerId: derivedId('WorkerId', name), birthDate: birthDate as CalendarDate }),
  )
  return (await Promise.all(workers)).map((worker) => candidateOf(worker, 0, today))
}

async function matchedIn(round: Partial<RoundSoFar>) {
  const { instance, fixed } = matchingRound({ candidates: [], confirmed: [], offers: [], placements: [], ...round })
  const matching = await matchWorkers(instance, { groups: true, fixed })
  if (isRefusal(matching)) throw new Error(matching.detail)
  const before = new Set(fixed.map(({ worker }) => worker))
  return matching.assignments.filter(({ worker }) => !before.has(worker))
}

test('what a batch hands to the matcher is the strict format, with nothing else of a worker', async () => {
  const { instance } = matchingRound({
    candidates: await candidates({ name: 'li' }, { name: 'wang', birthDate: '2010-03-10' }),
    confirmed: [order('safe', 5), order('hazardous', 5, '2027-03-05', true)],
    offers: [],
    placements: [],
  })
  expect(instance.workers).toHaveLength(2)
  expect(await readMatchingInstance(instance)).toEqual(instance)
})

test('a job that was declined is not offered to the same person again, another one is', async () => {
  const [first, second] = [order('first', 5), order('second', 5)]
  const offers = [offerTo('li', first)]
  const people = await candidates({ name: 'li' }, { name: 'wang' })
  expect(await matchedIn({ candidates: people.slice(0, 1), confirmed: [first], offers })).toEqual([])
  const both = await matchedIn({ candidates: people, confirmed: [first, second], offers })
  const li = derivedId('WorkerId', 'li')
  expect(both.find(({ worker }) => worker === li)).toEqual({ worker: li, jobOrder: second.jobOrder.id })
  expect(both).toHaveLength(2)
})

test('a worker who said yes keeps the place, and it is no longer free', async () => {
  const only = order('only', 1)
  const placements = [placed('li', only, { state: 'accepted' })]
  const offers = [offerTo('li', only)]
  const people = await candidates({ name: 'li' }, { name: 'wang' })
  expect(await matchedIn({ candidates: people, confirmed: [only], offers, placements })).toEqual([])
})

test('a worker who takes the yes back frees the place and is asked no more', async () => {
  const [first, second] = [order('first', 1), order('second', 1)]
  const placements = [placed('li', first, { state: 'withdrawn', at: sentAt })]
  const offers = [offerTo('li', first)]
  const people = await candidates({ name: 'li' }, { name: 'wang' })
  const matched = await matchedIn({ candidates: people, confirmed: [first, second], offers, placements })
  expect(matched.map(({ worker }) => worker)).toEqual([derivedId('WorkerId', 'wang')])
})

const later: JourneyState[] = [
  { state: 'seated', tripIds: [] },
  { state: 'no-show', at: sentAt },
  { state: 'handed-over', at: sentAt },
  { state: 'left', at: sentAt },
]
test.each(later)(
  'a place that was taken counts as taken when the round is explained, even if the worker is $state by then',
  async (journey) => {
    const only = order('only', 1)
    const round = { candidates: await candidates({ name: 'li' }), confirmed: [only], offers: [offerTo('li', only)] }
    const { fixed } = matchingRound({ ...round, placements: [placed('li', only, journey)] })
    expect(fixed).toEqual([{ worker: derivedId('WorkerId', 'li'), jobOrder: only.jobOrder.id }])
  },
)

test('an enterprise that is paused between two rounds stops nobody else from being matched', async () => {
  const [paused, open] = [order('paused', 1), order('open', 1)]
  const placements = [placed('li', paused, { state: 'accepted' })]
  const offers = [offerTo('li', paused)]
  const people = await candidates({ name: 'li' }, { name: 'wang' })
  const matched = await matchedIn({ candidates: people, confirmed: [open], offers, placements })
  expect(matched).toEqual([{ worker: derivedId('WorkerId', 'wang'), jobOrder: open.jobOrder.id }])
})

test('a round in which no enterprise takes anybody matches nobody', async () => {
  expect(await matchedIn({ candidates: await candidates({ name: 'li' }) })).toEqual([])
})

test('age counts on the day on which each job begins', async () => {
  const [early, late] = [order('early', 5, '2027-03-05', true), order('late', 5, '2027-03-20', true)]
  // Turns 18 between the two starts.
  const people = await candidates({ name: 'li', birthDate: '2009-03-10' })
  expect(await matchedIn({ candidates: people, confirmed: [early] })).toEqual([])
  const matched = await matchedIn({ candidates: people, confirmed: [early, late] })
  expect(matched.map(({ jobOrder }) => jobOrder)).toEqual([late.jobOrder.id])
  const birthday = await candidates({ name: 'li', birthDate: '2009-03-20' })
  expect(await matchedIn({ candidates: birthday, confirmed: [late] })).toHaveLength(1)
  const dayAfter = await candidates({ name: 'li', birthDate: '2009-03-21' })
  expect(await matchedIn({ candidates: dayAfter, confirmed: [late] })).toEqual([])
})

test('somebody under 16 on the first day is offered nothing, somebody who is 16 by then a post without hazards', async () => {
  const [safe, hazardous] = [order('safe', 5), order('hazardous', 5, '2027-03-05', true)]
  const matched = await matchedIn({
    candidates: await candidates({ name: 'li', birthDate: '2011-03-06' }, { name: 'wang', birthDate: '2011-03-05' }),
    confirmed: [safe, hazardous],
  })
  expect(matched).toEqual([{ worker: derivedId('WorkerId', 'wang'), jobOrder: safe.jobOrder.id }])
})

test('a wish for a city is met by jobs in that city alone', async () => {
  const [li] = await candidates({ name: 'li' })
  const job = order('city', 5)
  const { name: city } = cityByCode(job.jobOrder.cityCode) ?? { name: '' }
  const wishing = (destinations: string[]) => ({ candidates: [{ ...li!, destinations }], confirmed: [job] })
  expect(await matchedIn(wishing([city]))).toHaveLength(1)
  expect(await matchedIn(wishing([city, provinceOfCity(job.jobOrder.cityCode) ?? '']))).toHaveLength(1)
  expect(await matchedIn(wishing(['汕尾市']))).toEqual([])
})

test('every wish counts, however many there are', async () => {
  const job = order('fourth', 5)
  const province = provinceOfCity(job.jobOrder.cityCode) ?? ''
  const others = ['西藏自治区', '青海省', '甘肃省', '海南省'].filter((one) => one !== province)
  const li = candidateOf(await aWorker({ destinations: [...others, province] }), 0, today)
  expect(await matchedIn({ candidates: [li], confirmed: [job] })).toHaveLength(1)
})

test.each([
  ['苏州市', '320583', 1],
  ['昆山市', '320583', 1],
  ['昆山市', '320500', 0],
  ['太仓市', '320500', 1],
  ['太仓市', '320583', 0],
  ['大理白族自治州', '532901', 1],
  ['晋江市', '350500', 1],
  ['上海市', '310000', 1],
  ['无锡市', '320500', 0],
])('a wish for %s and a job in %s: %i', async (wish, cityCode, matched) => {
  const [li] = await candidates({ name: 'li' })
  const job = order('place', 5)
  const there = { ...job, jobOrder: { ...job.jobOrder, cityCode } }
  for (const destinations of [[wish], [wish, '杭州市'], [wish, wish]])
    expect(await matchedIn({ candidates: [{ ...li!, destinations }], confirmed: [there] })).toHaveLength(matched)
})
