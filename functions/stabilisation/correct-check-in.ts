import { isDeepStrictEqual } from 'node:util'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import type { CheckIn, CheckInAnswer } from '../../domain/stabilisation/check-in.ts'
import { countsOfAnswer, differenceOfCounts } from '../../domain/stabilisation/counts-of-answer.ts'
import { openOnAnswer } from '../../domain/stabilisation/open-case.ts'
import type { Deps } from '../wiring/deps.ts'
import { isUnclear, judgeAnswer, type SaidOnCheckIn } from './judge-answer.ts'
import { keepWithOpenCase } from './keep-with-open-case.ts'
import { mostTries } from './most-tries.ts'
import { openCases } from './open-cases.ts'

const correctable: ReadonlySet<CheckInAnswer> = new Set(['signed', 'not-signed', 'paid', 'unpaid', 'not-due'])

/**
 * An answer about the contract or the wage can be put right while its question is open; one that the wage was not due yet until the next.
 */
export function mayBeCorrected(checkIn: CheckIn, now: Instant): checkIn is CheckIn & { readonly state: 'answered' } {
  if (checkIn.state !== 'answered' || checkIn.kind === undefined || !correctable.has(checkIn.answer)) return false
  return checkIn.closesAt >= now || checkIn.wage?.finding === 'not-due'
}

/**
 * Puts another answer in the place of the one that stands, moves the counts with it, and opens what it comes to; a case that the answer
 * before opened stays with whoever looks after it, who reads of the correction there. The same again changes nothing.
 */
export async function correctCheckIn(
  key: Pick<CheckIn, 'cohortId' | 'day'> & { readonly workerId: WorkerId },
  said: SaidOnCheckIn,
  deps: Deps,
): Promise<'taken' | 'unclear' | 'closed'> {
  if (!correctable.has(said.answer)) return 'closed'
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const [checkIn] = await deps.checkIns.getMany([key])
    if (!checkIn || !mayBeCorrected(checkIn, said.at)) return 'closed'
    const [placement] = checkIn.kind === 'wage' ? await deps.placements.getMany([checkIn]) : []
    const wage = judgeAnswer(said, checkIn, placement)
    if (checkIn.kind === 'wage' && isUnclear(said, wage)) return 'unclear'
    const after = { answer: said.answer, answeredAt: said.at, ...(wage && { wage }) }
    if (checkIn.answer === after.answer && isDeepStrictEqual(checkIn.wage, wage)) return 'taken'
    const counts = differenceOfCounts(countsOfAnswer(checkIn, checkIn), countsOfAnswer(checkIn, after))
    if (!(await deps.checkIns.correct(checkIn, after, counts))) continue
    await follow({ ...checkIn, ...after }, deps)
    return 'taken'
  }
  return 'closed'
}

async function follow(checkIn: CheckIn & { readonly state: 'answered' }, deps: Deps): Promise<void> {
  const { workerId, wage, answeredAt } = checkIn
  const opened = openOnAnswer(checkIn)
  await openCases(opened, deps)
  const standing = wage && (await deps.cases.openOne(workerId, 'wages'))
  if (!standing) return
  const text = `本人更正：${wage.paid ? `实发${inYuan(wage.paid)}元${wage.late ? '，晚发' : ''}` : '没有发'}`
  const sealedText = await deps.vault.sealFor(workerId, 'text', text)
  const key = `corrected ${answeredAt}`
  if (opened.length === 0) await deps.cases.addCall(standing, { key, at: answeredAt, sealedText })
  for (const one of opened) await keepWithOpenCase({ ...one, sealedText }, key, deps)
}
