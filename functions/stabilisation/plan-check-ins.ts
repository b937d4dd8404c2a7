import * as z from 'zod'
import { CohortId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { checkInAt, checkInDays } from '../../domain/stabilisation/check-in.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { cohortOf } from './cohort-of.ts'

const OfCohort = z.object({ cohortId: CohortId })

async function planCheckIns(
  { cohortId }: z.infer<typeof OfCohort>,
  { cohorts, clock }: Pick<Deps, 'cohorts' | 'clock'>,
) {
  const cohort = await cohortOf(cohortId, { cohorts })
  if (isRefusal(cohort)) return cohort
  const now = clock.now()
  return { checkIns: checkInDays.map((day) => ({ day, askAt: checkInAt(cohort, day, now) })) }
}

export const handler = task(OfCohort, planCheckIns)
