import type { FirmAnswer, FirmWord } from '../enterprises/firm-answer.ts'
import type { SaidBy } from '../enterprises/said-by.ts'
import { type CalendarDate, dateInShanghai, type Instant, plusDays } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type Case, isOpen, keptUntil } from './case.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

/** A promise is for so many days ahead at most: what takes longer is no answer (default). */
const longestPromiseDays = 30
/** What was put right longer ago is about something else (default). */
const longestAgoDays = 90

interface Hearing {
  readonly by: string
  readonly at: Instant
  readonly firm: string
  readonly saidBy?: SaidBy | undefined
}

/**
 * The case with what its enterprise says; the latest word counts, and one that was said before it and comes after it changes nothing. A
 * promise is waited for until the end of its day, and is overdue after it. Anything else ends the wait for the enterprise: somebody has to
 * ask the person whether it is so. Another office is still waited for.
 */
export function hearFirm(
  one: Case,
  answer: FirmAnswer,
  { by, at, firm, saidBy }: Hearing,
): Case | Refusal<'invalid-state' | 'invalid-request'> {
  if (one.state === 'settled') return refuse('invalid-state', stabilisationSentences('case-over'))
  const today = dateInShanghai(at)
  if (answer.says === 'promises' && !isWithin(answer.until, today, plusDays(today, longestPromiseDays)))
    return refuse('invalid-request', stabilisationSentences('promise-until', { days: longestPromiseDays }), '#/until')
  if (answer.says === 'has-done' && !isWithin(answer.on, plusDays(today, -longestAgoDays), today))
    return refuse('invalid-request', stabilisationSentences('done-on', { days: longestAgoDays }), '#/on')
  if (one.firmAnswer && one.firmAnswer.at > at) return one
  const word = firmWord(answer, { at, saidBy })
  const heard = { ...one, firmAnswer: word }
  if (!isOpen(heard)) return heard
  const { waits, ...free } = heard
  if (waits && waits.for !== 'enterprise') return heard
  if (word.says !== 'promises') return free
  return { ...free, waits: { for: 'enterprise', whom: firm, since: at, until: keptUntil(word), by } }
}

function isWithin(day: CalendarDate, first: CalendarDate, last: CalendarDate): boolean {
  return first <= day && day <= last
}

/** As a case keeps it. */
export function firmWord(answer: FirmAnswer, { at, saidBy }: Pick<Hearing, 'at' | 'saidBy'>): FirmWord {
  const kept = { at, ...(saidBy && { saidBy }) }
  if (answer.says === 'disputes') return { says: answer.says, ...kept }
  const { note: _, ...told } = answer
  return { ...told, ...kept }
}
