import type { Instant } from '../../domain/kernel/instant.ts'
import { assignCase, type CaseIn } from '../../domain/stabilisation/case.ts'
import type { CaseLevel } from '../../domain/stabilisation/case-kinds.ts'
import { whenToLookAgain } from '../../domain/stabilisation/when-to-look-again.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Hands a case to a level, for as long as its kind says. That it is looked at again after that time is kept before, so that nothing
 * that breaks off in between leaves it standing there. Null where somebody changed it since it was read.
 */
export async function handToLevel(
  one: CaseIn<'opened' | 'assigned'>,
  to: CaseLevel,
  { cases, dueCases, workflows, clock }: Pick<Deps, 'cases' | 'dueCases' | 'workflows' | 'clock'>,
): Promise<CaseIn<'assigned'> | null> {
  const now = clock.now()
  const handed = assignCase(one, to, now)
  const at = whenToLookAgain(handed, now)
  await dueCases.add(one.caseId, at)
  await workflows.start('stabilisation/watch-cases', nameOf(at), { at })
  return (await cases.assign(handed)) ? handed : null
}

/** `due-20260305T1400`: all cases that are due at a time are looked at by one execution. */
function nameOf(at: Instant): string {
  return `due-${at.slice(0, 16).replaceAll(/[-:]/g, '')}`
}
