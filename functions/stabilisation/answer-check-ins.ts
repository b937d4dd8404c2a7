import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { CheckInQuestion } from '../../domain/notices/question.ts'
import type { CaseIn } from '../../domain/stabilisation/case.ts'
import { kindsOpenedBy } from '../../domain/stabilisation/case-kinds.ts'
import type { CheckInAnswer } from '../../domain/stabilisation/check-in.ts'
import { leavesJob } from '../../domain/stabilisation/leaves-job.ts'
import { openOnCheckIn } from '../../domain/stabilisation/open-case.ts'
import type { Deps } from '../wiring/deps.ts'
import { type LeavingJob, leaveJob } from './leave-job.ts'
import { openCases } from './open-cases.ts'

export interface AnsweredCheckIn {
  readonly asks: CheckInQuestion
  readonly workerId: WorkerId
  readonly answer: CheckInAnswer
  readonly at: Instant
  /** It came with a call for help that opens its own case. */
  readonly called?: boolean
}

/** Keeps the first answer of each worker and does what it asks for. One that comes twice or too late changes nothing. */
export async function answerCheckIns(answered: readonly AnsweredCheckIn[], deps: Deps): Promise<void> {
  const given = answered.map(({ asks: { cohortId, day }, workerId, answer, at }) => ({
    workerId,
    answer,
    at,
    cohortId,
    day,
  }))
  const called = new Set(answered.filter((one) => one.called).map(({ workerId }) => workerId))
  const taken = await deps.checkIns.answer(given)
  const concerning = taken.filter(({ answer }) => kindsOpenedBy(answer).length > 0 || leavesJob(answer))
  const answerOf = new Map(concerning.map((one) => [one.workerId, one]))
  const cases: CaseIn<'opened'>[] = []
  const leaving: LeavingJob[] = []
  for (const checkIn of await deps.checkIns.getMany(concerning)) {
    const one = answerOf.get(checkIn.workerId)
    if (!one) continue
    if (!called.has(one.workerId)) cases.push(...openOnCheckIn(checkIn, one.answer, one.at))
    if (leavesJob(one.answer)) leaving.push({ ...checkIn, at: one.at })
  }
  await openCases(cases, deps)
  await leaveJob(leaving, deps)
}
