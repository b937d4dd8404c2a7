import * as z from 'zod'
import { concurrently } from '../../domain/kernel/concurrently.ts'
import { CohortId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { CheckInDay } from '../../domain/stabilisation/check-in.ts'
import { type CheckInFigures, type Cohort, closeCheckpoint } from '../../domain/stabilisation/cohort.ts'
import { countingDays } from '../../domain/stabilisation/counts-of-answer.ts'
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
  // Before the check-ins are read: an answer that is put right after that is then seen by whoever counts.
  const members = cohort.members.map((member) => ({ ...member, batchId: cohort.batchId }))
  const [seen, placements] = await Promise.all([
    countingDays.includes(day) ? deps.firmFacts.standing(cohort) : [],
    deps.placements.getMany(members),
  ])
  const checkIns = await deps.checkIns.ofCheckpoint(cohortId, day)
  const fellSilent = await deps.checkIns.fallSilent(checkIns.filter(({ state }) => state === 'asked'))
  deps.metrics.count({ CheckInsMissed: fellSilent.length })
  const allSilent = [...checkIns.filter(({ state }) => state === 'silent'), ...fellSilent]

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
  const checkpoint = closeCheckpoint(cohort, {
    asked: new Set(checkIns.map(({ workerId }) => workerId)),
    silent: new Set(allSilent.map(({ workerId }) => workerId)),
    left,
  })
  const answeredMeanwhile = checkIns.filter(({ state }) => state === 'asked').length > fellSilent.length
  const answers = answeredMeanwhile ? await deps.checkIns.ofCheckpoint(cohortId, day) : checkIns
  // Each replaces itself: where one fails the task is tried again, and does all of them once more.
  await concurrently([
    deps.firmFacts.noteClosed(cohort, day, { seen, answers }),
    deps.cohorts.noteCheckpoint(cohort, day, checkpoint),
    day === 90 && noteRetention(cohort, checkpoint.byEnterprise, deps),
  ])
  return { asked: checkpoint.asked, answered: checkpoint.answered, silent: checkpoint.silent }
}

/** Who of each enterprise's people is still there: a fact on its card. */
async function noteRetention(
  { cohortId, handedOverOn }: Cohort,
  byEnterprise: Readonly<Record<EnterpriseId, CheckInFigures>>,
  { firmFacts }: Pick<Deps, 'firmFacts'>,
): Promise<void> {
  await firmFacts.noteRetention(
    Object.entries(byEnterprise).map(([enterpriseId, { people, atWork }]) => ({
      enterpriseId: enterpriseId as EnterpriseId,
      on: handedOverOn,
      cohortId,
      followed90: people,
      atWork90: atWork,
    })),
  )
}

export const handler = task(CheckInOfCohort, closeCheckIn)
