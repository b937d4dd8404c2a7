import { type Instant, plus } from '../../kernel/instant.ts'
import type { QuoteReply, ServiceQuote } from '../trips/carrier-contract.ts'
import { groupTicketDeadlines, groupTicketRules } from '../trips/group-ticket.ts'
import type { Trip } from '../trips/trip.ts'
import { defaultTravelTimeRules } from './travel-times.ts'

const isGroupTicket = ({ mode }: Pick<ServiceQuote | Trip, 'mode'>) => mode === 'seat-block-rail'

/** Offers without the scheduled trains of which no group ticket can be submitted once the plan is approved. */
export function withoutLateTrains({ services, coaches }: QuoteReply, now: Instant): QuoteReply {
  const booked = plus(now, { hours: defaultTravelTimeRules.leadHours })
  return {
    coaches,
    services: services.filter(
      (quote) => !isGroupTicket(quote) || groupTicketDeadlines(quote.departs).submitBy > booked,
    ),
  }
}

/** The scheduled trains of a plan that carry fewer than a group, by their offers. */
export function trainsWithoutGroup(vehicles: readonly (Pick<Trip, 'mode' | 'hire'> & { readonly riders: number })[]) {
  const riders = new Map<string, number>()
  for (const one of vehicles)
    if (isGroupTicket(one) && one.hire) riders.set(one.hire.quoteId, (riders.get(one.hire.quoteId) ?? 0) + one.riders)
  return new Set([...riders].filter(([, count]) => count < groupTicketRules.leastRiders).map(([quoteId]) => quoteId))
}
