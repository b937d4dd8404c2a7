import { dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import type { CaseIn } from '../../domain/stabilisation/case.ts'
import { whenToLookAgain } from '../../domain/stabilisation/when-to-look-again.ts'
import type { Deps } from '../wiring/deps.ts'
import { watchCases } from './watch-cases.ts'

/**
 * Keeps when cases that are about to be handed to a level are looked at again, so that nothing that breaks off after it leaves one standing
 * there: whoever begins that day finds it, or it is watched from now on where the day has begun.
 */
export async function keepDue(
  handed: readonly CaseIn<'assigned'>[],
  since: Instant,
  { dueCases, workflows, clock }: Pick<Deps, 'dueCases' | 'workflows' | 'clock'>,
): Promise<void> {
  const due = handed.map((one) => ({ at: whenToLookAgain(one, since), caseId: one.caseId, since }))
  await dueCases.add(due)
  // Asked once the entries are kept: whoever begins a later day finds them.
  const today = dateInShanghai(clock.now())
  for (const at of new Set(due.map((one) => one.at)))
    if (dateInShanghai(at) <= today) await watchCases(at, today, { workflows })
}
