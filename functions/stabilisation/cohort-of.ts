import type { CohortId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Cohort } from '../../domain/stabilisation/cohort.ts'
import type { Deps } from '../wiring/deps.ts'

/** The cohort that a task works on, or a refusal. */
export async function cohortOf(
  cohortId: CohortId,
  { cohorts }: Pick<Deps, 'cohorts'>,
): Promise<Cohort | Refusal<'not-found'>> {
  return (await cohorts.get(cohortId)) ?? noSuch('cohort')
}
