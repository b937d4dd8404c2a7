import { type Instant, plus } from '../../kernel/instant.ts'
import type { QuoteReply, ServiceQuote } from '../trips/carrier-contract.ts'
import { groupTicketDeadlines, groupTicketRules } from '../trips/group-ticket.ts'
import type { Run } from './run.ts'
import { defaultTravelTimeRules } from './travel-times.ts'

const isGroupTicket = ({ mode }: Pick<ServiceQuote, 'mode'>) => mode === 'seat-block-rail'

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
export function trainsWithoutGroup(runs: readonly Run[]): ReadonlySet<string> {
  const riders = new Map<string, number>()
  for (const { mode, hire, boardings } of runs)
    if (mode === 'seat-block-rail' && hire) riders.set(hire.quoteId, (riders.get(hire.quoteId) ?? 0) + boardings.length)
  return new Set([...riders].filter(([, count]) => count < groupTicketRules.leastRiders).map(([quoteId]) => quoteId))
}
