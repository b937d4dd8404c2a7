import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { CheckInQuestion } from '../../domain/notices/question.ts'
import type { CaseIn } from '../../domain/stabilisation/case.ts'
import { caseOfCheckIn } from '../../domain/stabilisation/case-of-check-in.ts'
import type { CheckInAnswer } from '../../domain/stabilisation/check-in.ts'
import type { Deps } from '../wiring/deps.ts'
import { acknowledgeCases } from './acknowledge-cases.ts'
import { leaveJob } from './leave-job.ts'
import { openCases } from './open-cases.ts'

export interface AnsweredCheckIn {
  readonly asks: CheckInQuestion
  readonly workerId: WorkerId
  readonly answer: CheckInAnswer
  readonly at: Instant
}

/** Keeps the first answer of each worker and does what it asks for. One that comes twice or too late changes nothing. */
export async function answerCheckIns(answered: readonly AnsweredCheckIn[], deps: Deps): Promise<void> {
  const given = answered.map(({ asks, ...rest }) => ({ ...rest, cohortId: asks.cohortId, day: asks.day }))
  const unhappy = (await deps.checkIns.answer(given)).filter(
    ({ answer }) => answer !== 'fine' && answer !== 'as-promised',
  )
  const answerOf = new Map(unhappy.map((one) => [one.workerId, one]))
  const cases: CaseIn<'opened'>[] = []
  const leaving: Parameters<typeof leaveJob>[0][number][] = []
  for (const checkIn of await deps.checkIns.getMany(unhappy)) {
    const given = answerOf.get(checkIn.workerId)
    if (given?.answer === 'not-as-promised') cases.push(caseOfCheckIn(checkIn, 'promise', given.at))
    if (given?.answer === 'needs-help') cases.push(caseOfCheckIn(checkIn, 'help', given.at))
    if (given?.answer === 'has-left') leaving.push({ ...checkIn, at: given.at })
  }
  await openCases(cases, deps)
  await acknowledgeCases(cases, deps)
  await leaveJob(leaving, deps)
}
