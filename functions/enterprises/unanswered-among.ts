import type { Agreement } from '../../domain/enterprises/agreement.ts'
import type { Unanswered } from '../../domain/enterprises/unanswered.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { KeptHeadcount } from '../../storage/enterprises/headcounts.ts'

/** What an enterprise was asked and has not answered, the first that ends first. */
export function unansweredAmong(
  agreements: readonly { readonly agreement: Agreement; readonly toldAt: Instant | null }[],
  open: readonly KeptHeadcount[],
): Unanswered[] {
  const told = (toldAt: Instant | null) => (toldAt ? { toldAt } : {})
  const unsigned = agreements.filter(({ agreement }) => agreement.state === 'offered')
  return [
    ...unsigned.map(({ agreement: { id: agreementId, offeredAt: since, answerUntil: until }, toldAt }) => ({
      about: 'agreement' as const,
      agreementId,
      since,
      until,
      ...told(toldAt),
    })),
    ...open.map(({ request: { batchId, jobOrderId, askedAt: since, answerUntil: until }, toldAt }) => ({
      about: 'headcount' as const,
      batchId,
      jobOrderId,
      since,
      until,
      ...told(toldAt),
    })),
  ].toSorted((one, other) => (one.until < other.until ? -1 : 1))
}
