import type { Unanswered } from '../../domain/enterprises/unanswered.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

/** What an enterprise was asked and has not answered, the first that ends first. */
export async function unansweredBy(
  enterpriseId: EnterpriseId,
  { agreements, headcounts }: Pick<Deps, 'agreements' | 'headcounts'>,
): Promise<Unanswered[]> {
  const [unsigned, open] = await Promise.all([agreements.unsigned(enterpriseId), headcounts.openWith(enterpriseId)])
  const told = (toldAt: Unanswered['toldAt'] | null) => (toldAt ? { toldAt } : {})
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
