import type { Enterprise, Standing } from '../../domain/enterprises/enterprise.ts'
import { agreementOnSheet, type EnterpriseSheet } from '../../domain/enterprises/enterprise-sheet.ts'
import { pauseWords } from '../../domain/enterprises/pause-reasons.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'
import { firmCardOf } from './firm-card-of.ts'
import { unansweredAmong } from './unanswered-among.ts'

/** Agreements among which the one that counts is sought: a year has one, and offers that came to nothing. */
const newest = 10

/** Three reads of an enterprise, however much it was asked: its newest agreements, its open questions, and its card. */
export async function enterpriseSheetOf(
  enterprise: Enterprise,
  { agreements, headcounts, firmFacts, clock }: Pick<Deps, 'agreements' | 'headcounts' | 'firmFacts' | 'clock'>,
): Promise<EnterpriseSheet> {
  const [known, open, card] = await Promise.all([
    agreements.newest(enterprise.id, newest),
    headcounts.openWith(enterprise.id),
    firmCardOf(enterprise.id, { firmFacts, clock }),
  ])
  const agreement = agreementOnSheet(
    known.map((one) => one.agreement),
    dateInShanghai(clock.now()),
  )
  const standing = standingInWords(enterprise.standing)
  const unanswered = unansweredAmong(known, open)
  return { ...enterprise, standing, unanswered, card, ...(agreement && { agreement }) }
}

function standingInWords(standing: Standing): Standing {
  return standing.state === 'paused' ? { ...standing, whyWords: pauseWords(standing.why) } : standing
}
