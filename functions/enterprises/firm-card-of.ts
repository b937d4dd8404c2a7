import { cardSince, type FirmCard, firmCard } from '../../domain/enterprises/firm-card.ts'
import { firmCardRulesOn } from '../../domain/enterprises/firm-card-rules.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'

/** What is known of an enterprise at this moment: one short query, and one more for each check-in that its people may still answer. */
export async function firmCardOf(
  enterpriseId: EnterpriseId,
  { firmFacts, clock }: Pick<Deps, 'firmFacts' | 'clock'>,
): Promise<FirmCard> {
  const today = dateInShanghai(clock.now())
  const rules = firmCardRulesOn(today)
  const since = cardSince(today, rules)
  const { counts, answerTimes } = await firmFacts.of(enterpriseId, since, today)
  return firmCard(counts, answerTimes, { since, rules })
}
