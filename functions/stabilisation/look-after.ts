import type { Case } from '../../domain/stabilisation/case.ts'
import { secondsFor } from '../../domain/stabilisation/case-kinds.ts'
import type { Deps } from '../wiring/deps.ts'

/** Starts handing the case to the station and then the province, once a round. */
export async function lookAfter(
  { caseId, kind, round = 0 }: Pick<Case, 'caseId' | 'kind' | 'round'>,
  { workflows }: Pick<Deps, 'workflows'>,
): Promise<void> {
  const execution = round === 0 ? caseId : `${caseId}-${round}`
  await workflows.start('stabilisation/resolve-case', execution, { caseId, seconds: secondsFor(kind), round })
}
