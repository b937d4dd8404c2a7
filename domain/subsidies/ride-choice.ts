import type { CalendarDate } from '../kernel/instant.ts'
import { type Money, yuan } from '../kernel/money.ts'
import type { Words } from '../kernel/words.ts'
import { type AmountRange, amountOfPolicy } from './amount-of-policy.ts'
import { destinationLevel } from './destination-level.ts'
import { isOfCounty, isValidOn, type SubsidyPolicy } from './subsidy-policy.ts'

/** A subsidy that depends on how somebody travels: what it pays those who ride with us and those who travel on their own. */
export interface RideChoice {
  readonly name: Words
  readonly organised: AmountRange
  readonly own: AmountRange
  /** It asks for the ticket of one's own journey. */
  readonly byTicket: boolean
  /** Whom it is for, where not for everybody. */
  readonly groups: Words | null
  /** Months at work that it asks for; null: none. */
  readonly months: number | null
}

const nothing: AmountRange = { least: yuan(0), most: yuan(0) }

/**
 * The subsidies of a county on which an organised ride to a city bears, to be told before anybody has to decide. Where a source does
 * not say what an organised ride does, nothing is told: it would be a guess.
 */
export function rideChoices(
  policies: readonly SubsidyPolicy[],
  { countyCode, cityCode, on }: { countyCode: string; cityCode: string; on: CalendarDate },
): RideChoice[] {
  const level = destinationLevel(countyCode, cityCode)
  if (level === null || level === 'open') return []
  return policies.flatMap((policy) => {
    const { kind, payee, condition, organisedRide, name } = policy
    const bears = kind === 'travel' && payee === 'worker' && condition.destinations.includes(level)
    const { partnerCities } = condition
    if (!bears || (partnerCities !== null && !partnerCities.includes(cityCode))) return []
    if (!isOfCounty(policy, countyCode) || !isValidOn(policy, on)) return []
    const byTicket = policy.amount.shape === 'by-ticket'
    if (organisedRide?.rule === 'allow' || (!organisedRide && !byTicket)) return []
    const { amount } = amountOfPolicy(policy.amount, { level, code: cityCode }, {})
    if (!amount) return []
    const organised = organisedRide?.rule === 'reduce' ? partOf(amount, organisedRide.percent) : nothing
    return [
      { name, organised, own: amount, byTicket, groups: condition.groups, months: condition.months?.least ?? null },
    ]
  })
}

function partOf({ least, most }: AmountRange, percent: number): AmountRange {
  const part = ({ minorUnits, currency }: Money): Money => ({
    minorUnits: Math.floor((minorUnits * percent) / 100),
    currency,
  })
  return { least: part(least), most: part(most) }
}
