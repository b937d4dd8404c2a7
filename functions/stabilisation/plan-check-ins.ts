import * as z from 'zod'
import { CohortId } from '../../domain/kernel/ids.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { checkInAt, checkInDays } from '../../domain/stabilisation/check-in.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const OfCohort = z.object({ cohortId: CohortId })

async function planCheckIns({ cohortId }: z.infer<typeof OfCohort>, { cohorts }: Pick<Deps, 'cohorts'>) {
  const cohort = await cohorts.get(cohortId)
  if (!cohort) return refuse('not-found', `There is no cohort ${cohortId}.`)
  return { checkIns: checkInDays.map((day) => ({ day, askAt: checkInAt(cohort.handedOverOn, day) })) }
}

export const handler = task(OfCohort, planCheckIns)
