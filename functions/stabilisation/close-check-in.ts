import * as z from 'zod'
import { CohortId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { CheckInDay } from '../../domain/stabilisation/check-in.ts'
import { closeCheckpoint } from '../../domain/stabilisation/cohort.ts'
import { openOnCheckIn } from '../../domain/stabilisation/open-case.ts'
import { consents } from '../../domain/surveys/consents.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { cohortOf } from './cohort-of.ts'
import { openCases } from './open-cases.ts'

const CheckInOfCohort = z.object({ cohortId: CohortId, day: CheckInDay })

/** Ends the wait for replies: counts, and hands the silent to the station, but nobody who left or took consent back. */
async function closeCheckIn({ cohortId, day }: z.infer<typeof CheckInOfCohort>, deps: Deps) {
  const cohort = await cohortOf(cohortId, deps)
  if (isRefusal(cohort)) return cohort
  const checkIns = await deps.checkIns.ofCheckpoint(cohortId, day)
  const fellSilent = await deps.checkIns.fallSilent(checkIns.filter(({ state }) => state === 'asked'))
  const allSilent = [...checkIns.filter(({ state }) => state === 'silent'), ...fellSilent]

  const members = cohort.members.map((member) => ({ ...member, batchId: cohort.batchId }))
  const placements = await deps.placements.getMany(members)
  const left = new Set(placements.filter(({ journey }) => journey.state === 'left').map(({ workerId }) => workerId))
  const silent = allSilent.filter(({ workerId }) => !left.has(workerId))
  const reachable = new Set(
    (await deps.workers.getMany(silent.map(({ workerId }) => workerId)))
      .filter(consents)
      .map(({ workerId }) => workerId),
  )
  await openCases(
    silent
      .filter(({ workerId }) => reachable.has(workerId))
      .flatMap((checkIn) => openOnCheckIn(checkIn, 'silence', checkIn.closesAt)),
    deps,
  )
  const checkpoint = closeCheckpoint(cohort.members, {
    asked: new Set(checkIns.map(({ workerId }) => workerId)),
    silent: new Set(allSilent.map(({ workerId }) => workerId)),
    left,
  })
  await deps.cohorts.noteCheckpoint(cohort, day, checkpoint)
  return { asked: checkpoint.asked, answered: checkpoint.answered, silent: checkpoint.silent }
}

export const handler = task(CheckInOfCohort, closeCheckIn)
