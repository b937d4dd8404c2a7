import type { QuoteReply } from '../trips/carrier-contract.ts'

/** New offers, and the earlier ones that are not among them: runs that were planned on an earlier one still refer to it. */
export function joinQuotes(now: QuoteReply, before: QuoteReply): QuoteReply {
  const known = new Set([...now.services, ...now.coaches].map(({ quoteId }) => quoteId))
  return {
    services: [...now.services, ...before.services.filter(({ quoteId }) => !known.has(quoteId))],
    coaches: [...now.coaches, ...before.coaches.filter(({ quoteId }) => !known.has(quoteId))],
  }
}
