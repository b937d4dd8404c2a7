import { assignCase, type CaseIn } from '../../domain/stabilisation/case.ts'
import type { CaseLevel } from '../../domain/stabilisation/case-kinds.ts'
import type { Deps } from '../wiring/deps.ts'
import { keepDue } from './keep-due.ts'

/** Hands a case to a level, for as long as its kind says. Null where somebody changed it since it was read. */
export async function handToLevel(
  one: CaseIn<'opened' | 'assigned'>,
  to: CaseLevel,
  deps: Pick<Deps, 'cases' | 'dueCases' | 'workflows' | 'clock'>,
): Promise<CaseIn<'assigned'> | null> {
  const now = deps.clock.now()
  const handed = assignCase(one, to, now)
  await keepDue([handed], now, deps)
  return (await deps.cases.assign(handed)) ? handed : null
}
