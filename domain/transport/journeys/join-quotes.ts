import type { QuoteReply } from '../trips/carrier-contract.ts'

/** Offers with those of before that they do not hold: what runs on one of these is still told by it. */
export function joinQuotes(now: QuoteReply, before: QuoteReply): QuoteReply {
  const known = new Set([...now.services, ...now.coaches].map(({ quoteId }) => quoteId))
  return {
    services: [...now.services, ...before.services.filter(({ quoteId }) => !known.has(quoteId))],
    coaches: [...now.coaches, ...before.coaches.filter(({ quoteId }) => !known.has(quoteId))],
  }
}
