import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { assignCase, type CaseIn } from '../../domain/stabilisation/case.ts'
import type { CaseLevel } from '../../domain/stabilisation/case-kinds.ts'
import { whenToLookAgain } from '../../domain/stabilisation/when-to-look-again.ts'
import type { Deps } from '../wiring/deps.ts'
import { watchCases } from './watch-cases.ts'

/**
 * Hands a case to a level, for as long as its kind says. That it is looked at again after that time is kept before, so that nothing
 * that breaks off in between leaves it standing there; whoever begins that day finds it, or it is watched from now on where the day has
 * begun. Null where somebody changed it since it was read.
 */
export async function handToLevel(
  one: CaseIn<'opened' | 'assigned'>,
  to: CaseLevel,
  { cases, dueCases, workflows, clock }: Pick<Deps, 'cases' | 'dueCases' | 'workflows' | 'clock'>,
): Promise<CaseIn<'assigned'> | null> {
  const now = clock.now()
  const handed = assignCase(one, to, now)
  const at = whenToLookAgain(handed, now)
  await dueCases.add({ at, caseId: one.caseId, since: now })
  // Asked once the entry is kept: whoever begins a later day finds it.
  const today = dateInShanghai(clock.now())
  if (dateInShanghai(at) <= today) await watchCases(at, today, { workflows })
  return (await cases.assign(handed)) ? handed : null
}
