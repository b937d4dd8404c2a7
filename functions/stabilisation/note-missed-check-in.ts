import * as z from 'zod'
import { CohortId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { CheckInDay } from '../../domain/stabilisation/check-in.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { cohortOf } from './cohort-of.ts'

const MissedCheckIn = z.object({ cohortId: CohortId, day: CheckInDay, why: z.string() })

/** Says in the cohort why a check-in has no figures; the follow-up goes on with the next one. */
async function noteMissedCheckIn(
  { cohortId, day, why }: z.infer<typeof MissedCheckIn>,
  { cohorts }: Pick<Deps, 'cohorts'>,
) {
  const cohort = await cohortOf(cohortId, { cohorts })
  if (isRefusal(cohort)) return cohort
  await cohorts.noteCheckpoint(cohort, day, { state: 'missed', why })
  return undefined
}

export const handler = task(MissedCheckIn, noteMissedCheckIn)
