import type { CaseId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'

/** The case that a task works on, or a refusal. */
export async function caseOf(caseId: CaseId, { cases }: Pick<Deps, 'cases'>): Promise<Case | Refusal<'not-found'>> {
  return (await cases.get(caseId)) ?? noSuch('case')
}
