import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { CheckInQuestion } from '../../domain/notices/question.ts'
import type { CaseIn } from '../../domain/stabilisation/case.ts'
import type { CheckIn, CheckInAnswer, ContractAnswer } from '../../domain/stabilisation/check-in.ts'
import { countsOfAnswer, countsOfContract, differenceOfCounts } from '../../domain/stabilisation/counts-of-answer.ts'
import { leavesJob } from '../../domain/stabilisation/leaves-job.ts'
import { openOnAnswer, openOnCheckIn } from '../../domain/stabilisation/open-case.ts'
import type { Deps } from '../wiring/deps.ts'
import { askForContract } from './ask-for-contract.ts'
import { isUnclear, judgeAnswer, type SaidOnCheckIn } from './judge-answer.ts'
import { type LeavingJob, leaveJob } from './leave-job.ts'
import { openCases } from './open-cases.ts'

export interface AnsweredCheckIn extends SaidOnCheckIn {
  readonly asks: CheckInQuestion
  readonly workerId: WorkerId
  /** It came with a call for help that opens its own case. */
  readonly called?: boolean
}

/** What follows from answers, gathered so that it is done once for all of them. */
interface Follows {
  readonly cases: CaseIn<'opened'>[]
  readonly leaving: LeavingJob[]
}

/**
 * Keeps the first answer of each worker and does what it asks for. One that comes twice or too late changes nothing. Answers those that
 * say too little to be taken: their question stays.
 */
export async function answerCheckIns<Answered extends AnsweredCheckIn>(
  answered: readonly Answered[],
  deps: Deps,
): Promise<ReadonlySet<Answered>> {
  const keys = answered.map(({ asks: { cohortId, day }, workerId }) => ({ cohortId, day, workerId }))
  const once = new Map(keys.map((key) => [`${key.cohortId} ${key.day} ${key.workerId}`, key]))
  const known = await deps.checkIns.toAnswer([...once.values()])
  const checkInOf = ({ asks, workerId }: AnsweredCheckIn) =>
    known.find((one) => one.cohortId === asks.cohortId && one.day === asks.day && one.workerId === workerId)
  const whole = answered.filter((one) => !isAboutContract(one, checkInOf(one)))
  const follows: Follows = { cases: [], leaving: [] }
  const unclear = await takeWhole(whole, checkInOf, follows, deps)
  for (const one of answered) {
    const checkIn = checkInOf(one)
    if (checkIn && isAboutContract(one, checkIn)) await takeContract(one, checkIn, follows, deps)
  }
  await openCases(follows.cases, deps)
  await leaveJob(follows.leaving, deps)
  return unclear
}

/** The contract is asked about by itself on day 7; beside the wage it is a second question. */
function isAboutContract({ asks }: AnsweredCheckIn, checkIn: CheckIn | undefined): boolean {
  return asks.kind === 'contract' && checkIn?.kind === 'wage'
}

async function takeWhole<Answered extends AnsweredCheckIn>(
  answered: readonly Answered[],
  checkInOf: (one: Answered) => CheckIn | undefined,
  { cases, leaving }: Follows,
  deps: Deps,
): Promise<Set<Answered>> {
  const unclear = new Set<Answered>()
  const aboutWages = new Set(answered.map(checkInOf).filter((checkIn) => checkIn?.kind === 'wage'))
  const placements = await deps.placements.getMany([...aboutWages].filter((checkIn) => checkIn !== undefined))
  const given = answered.flatMap((one) => {
    const { asks, workerId, answer, at } = one
    const checkIn = checkInOf(one)
    if (!checkIn) return []
    const wage = judgeAnswer(
      one,
      checkIn,
      placements.find((placement) => placement.workerId === workerId && placement.batchId === checkIn.batchId),
    )
    if (checkIn.kind === 'wage' && isUnclear(one, wage)) {
      if (checkIn.state === 'asked') unclear.add(one)
      return []
    }
    const { cohortId, day } = asks
    const counts = countsOfAnswer(checkIn, { answer, ...(wage && { wage }) })
    return [{ one, checkIn, cohortId, day, workerId, answer, at, counts, ...(wage && { wage }) }]
  })
  const taken = await deps.checkIns.answer(given)
  deps.metrics.count({ CheckInsAnswered: taken.length })
  const withoutContract: CheckIn[] = []
  for (const { one, checkIn, answer, at, wage } of taken) {
    const said = { ...checkIn, state: 'answered' as const, answer, answeredAt: at, ...(wage && { wage }) }
    if (!one.called) cases.push(...openOnAnswer(said))
    if (leavesJob(answer)) leaving.push({ ...checkIn, at })
    // On the telephone the colleague has asked for it too.
    else if (checkIn.asksContract && checkIn.contract === undefined && !one.isSure) withoutContract.push(checkIn)
  }
  await askForContract(withoutContract, deps)
  return unclear
}

/** Beside the wage, a month after the start: now its absence is against the law. */
async function takeContract(
  { answer, at, called }: AnsweredCheckIn,
  checkIn: CheckIn,
  { cases, leaving }: Follows,
  deps: Deps,
): Promise<void> {
  if (isOfContract(answer)) {
    const before = checkIn.contract === undefined ? {} : countsOfContract(checkIn, checkIn.contract)
    const counts = differenceOfCounts(before, countsOfContract(checkIn, answer))
    const isNoted = await deps.checkIns.noteContract(checkIn, answer, counts)
    if (isNoted && answer === 'not-signed') cases.push(...openOnCheckIn(checkIn, 'no-contract', at))
    return
  }
  if (!called) cases.push(...openOnCheckIn(checkIn, answer, at))
  if (leavesJob(answer)) leaving.push({ ...checkIn, at })
}

function isOfContract(answer: CheckInAnswer): answer is ContractAnswer {
  return answer === 'signed' || answer === 'not-signed'
}
