import type { Candidate } from '../batches/candidate.ts'
import { type JobOrder, minimumAge } from '../enterprises/job-order.ts'
import type { JobOrderId, WorkerId } from '../kernel/ids.ts'
import { type CalendarDate, dayNumber } from '../kernel/instant.ts'
import { inYuan } from '../kernel/money.ts'
import { provinceOfCity, workplaces } from '../kernel/places/cities.ts'
import { cityAround, codeOfCityNamed } from '../kernel/places/divisions.ts'
import { kmFromHome } from '../kernel/places/near-home.ts'
import { isWishFromHome, wishesFromHome } from '../kernel/places/wish-from-home.ts'
import { holdsBrand } from '../surveys/skill-certificate.ts'
import { knownAgeOn } from './known-age-on.ts'
import type { Assignment, MatchingInstance } from './matching-instance.ts'
import type { Offer } from './offer.ts'
import { isOff, type Placement } from './placement.ts'

/** Places that an enterprise confirmed for this batch, for the start date that it named. */
export interface ConfirmedPlaces {
  readonly jobOrder: JobOrder
  readonly places: number
  readonly startDate: CalendarDate
}

export interface RoundSoFar {
  readonly candidates: readonly Candidate[]
  readonly confirmed: readonly ConfirmedPlaces[]
  /** Of all rounds before. */
  readonly offers: readonly Pick<Offer, 'workerId' | 'jobOrderId'>[]
  readonly placements: readonly Placement[]
}

/**
 * The next round as a matching problem: workers who said yes keep their place, those who took a yes back are asked no more,
 * and no job order is offered twice to one person. A round that is explained later is still the one that was matched, however the
 * journeys went on.
 */
export function matchingRound({ candidates, confirmed, offers, placements }: RoundSoFar): {
  instance: MatchingInstance
  fixed: Assignment[]
} {
  const skillNumbers = numberedSkills(confirmed)
  const offered = new Map<WorkerId, Set<JobOrderId>>()
  for (const { workerId, jobOrderId } of offers) {
    const known = offered.get(workerId) ?? new Set()
    offered.set(workerId, known.add(jobOrderId))
  }
  const open = new Set(confirmed.map(({ jobOrder }) => jobOrder.id))
  const places = [...new Set(confirmed.map(({ jobOrder }) => jobOrder.cityCode))]
  const gone = new Set<WorkerId>()
  const fixed: Assignment[] = []
  for (const { workerId, jobOrderId, journey } of placements) {
    // A worker who said yes to an order that has stopped taking people keeps it, and there is nothing left to match.
    if (isOff(journey) || !open.has(jobOrderId)) gone.add(workerId)
    else fixed.push({ worker: workerId, jobOrder: jobOrderId })
  }
  const latestStart = confirmed.map(({ startDate }) => startDate).reduce((a, b) => (a > b ? a : b), noDate)
  const workers = candidates
    .filter((candidate) => !gone.has(candidate.workerId))
    .map((candidate) => ({
      id: candidate.workerId,
      county: candidate.countyCode,
      age: knownAgeOn(latestStart, candidate.adultFrom),
      skills: [
        ...candidate.skills.flatMap((skill) => skillNumbers.get(skill) ?? []),
        ...brandsHeld(candidate, confirmed).flatMap((asked) => skillNumbers.get(asked) ?? []),
      ],
      minimumMonthlyWageYuan: candidate.minimumMonthlyWageYuan,
      destinations: placesWished(candidate, places),
      earliestDepartureDay: candidate.earliestDeparture ? dayNumber(candidate.earliestDeparture) : 0,
      priority: candidate.priority,
      companionGroup: candidate.companionGroup,
      alreadyOffered: [...(offered.get(candidate.workerId) ?? [])],
      tooYoungFor: tooYoungFor(candidate, confirmed),
    }))
  const jobOrders = confirmed.map((order) => {
    const { jobOrder, places, startDate } = order
    const asked = askedSkill(order)
    return {
      id: jobOrder.id,
      enterprise: jobOrder.enterpriseId,
      city: jobOrder.cityCode,
      province: provinceOfCity(jobOrder.cityCode) ?? '',
      headcount: places,
      minimumAge: minimumAge(jobOrder),
      requiredSkill: asked === null ? null : (skillNumbers.get(asked) ?? null),
      monthlyWageYuan: Math.floor(inYuan(jobOrder.monthlyWage)),
      startDay: dayNumber(startDate),
    }
  })
  return { instance: { format: 'matching-workers-1', workers, jobOrders }, fixed }
}

/** Before every start: then nobody is too young for any place. */
const noDate = '0000-01-01' as CalendarDate

function numberedSkills(confirmed: readonly ConfirmedPlaces[]): Map<string, number> {
  const names = new Set(confirmed.flatMap((order) => askedSkill(order) ?? []))
  return new Map([...names].sort().map((name, index) => [name, index + 1]))
}

/** The one skill that the format has for an order. Where it asks for a brand too, the skill, the brand and its day are one. */
function askedSkill({ jobOrder, startDate }: ConfirmedPlaces): string | null {
  const { requiredSkill, requiredBrand } = jobOrder
  if (!requiredBrand) return requiredSkill
  return JSON.stringify([requiredSkill, requiredBrand.brandId, requiredBrand.grade, startDate])
}

/** The orders' skills that a candidate has by a certificate, which must hold on the first day; the skill beside it is theirs too. */
function brandsHeld({ skills, certificates = [] }: Candidate, confirmed: readonly ConfirmedPlaces[]): string[] {
  if (certificates.length === 0) return []
  const asked = confirmed.flatMap((order) => {
    const { requiredBrand, requiredSkill } = order.jobOrder
    if (!requiredBrand || !holdsBrand(certificates, requiredBrand, order.startDate)) return []
    return requiredSkill === null || skills.includes(requiredSkill) ? (askedSkill(order) ?? []) : []
  })
  return [...new Set(asked)]
}

/**
 * The format knows one age a worker, the law counts it at each job's own start: the age is told for the latest start,
 * and the orders for which the worker is still too young at theirs are named one by one.
 */
function tooYoungFor({ adultFrom }: Candidate, confirmed: readonly ConfirmedPlaces[]): JobOrderId[] {
  return confirmed.flatMap(({ jobOrder, startDate }) =>
    knownAgeOn(startDate, adultFrom) < minimumAge(jobOrder) ? jobOrder.id : [],
  )
}

// A municipality is a province as well, and is wished for as one.
const codeOfCity = new Map(
  workplaces.filter(({ name, province }) => name !== province).map(({ name, code }) => [name, code]),
)

/**
 * Wishes name provinces, cities and counties, or begin at home: of those the places with a job, the nearest first. Jobs know their place by
 * its code.
 */
function placesWished(
  { destinations, countyCode }: Pick<Candidate, 'destinations' | 'countyCode'>,
  places: readonly string[],
): Candidate['destinations'] {
  if (destinations === 'any') return 'any'
  return destinations.flatMap((wish) => {
    if (!isWishFromHome(wish)) return placeWished(wish)
    return places
      .filter((place) => wishesFromHome[wish](countyCode, place))
      .toSorted((one, other) => kmFromHome(countyCode, one) - kmFromHome(countyCode, other))
  })
}

/**
 * A prefecture, by the four digits that its cities begin with; a smaller place as that city, or as the one around it where no job order can
 * name it.
 */
function placeWished(name: string): string {
  const prefecture = codeOfCityNamed(name)
  if (prefecture?.endsWith('00')) return prefecture.slice(0, 4)
  return codeOfCity.get(name) ?? prefecture ?? codeOfCityNamed(cityAround(name) ?? '') ?? name
}
