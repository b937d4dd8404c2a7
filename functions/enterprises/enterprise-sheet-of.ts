import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { agreementOnSheet, type EnterpriseSheet } from '../../domain/enterprises/enterprise-sheet.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'
import { unansweredBy } from './unanswered-by.ts'

/** Agreements among which the one that counts is sought: a year has one, and offers that came to nothing. */
const newest = 10

/** Three reads of an enterprise, however much it was asked. */
export async function enterpriseSheetOf(
  enterprise: Enterprise,
  { agreements, headcounts, clock }: Pick<Deps, 'agreements' | 'headcounts' | 'clock'>,
): Promise<EnterpriseSheet> {
  const [unanswered, { items }] = await Promise.all([
    unansweredBy(enterprise.id, { agreements, headcounts }),
    agreements.ofEnterprise(enterprise.id, null, newest),
  ])
  const agreement = agreementOnSheet(items, dateInShanghai(clock.now()))
  return { ...enterprise, unanswered, ...(agreement && { agreement }) }
}
