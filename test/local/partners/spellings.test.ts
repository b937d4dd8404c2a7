import { expect, test } from 'vitest'
import { derivedId } from '../../../domain/kernel/ids.ts'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { type Heard, hearReplies } from '../../../domain/notices/hear-replies.ts'
import type { Question } from '../../../domain/notices/question.ts'
import { spellings } from '../../../local/partners/spellings.ts'

const askedAt = '2027-04-08T02:00:00.000Z' as Instant
const at = '2027-04-08T02:44:00.000Z' as Instant
const closesAt = '2027-04-10T02:00:00.000Z' as Instant
const batchId = derivedId('BatchId', 'spellings')
const checkIn = { about: 'check-in', batchId, chunk: 0, cohortId: derivedId('CohortId', batchId) } as const
const asks = {
  dayOne: { ...checkIn, day: 1 },
  /** As it was asked before there were kinds. */
  anyDay: { ...checkIn, day: 7 },
  contract: { ...checkIn, day: 7, kind: 'contract' },
  wage: { ...checkIn, day: 30, kind: 'wage' },
  later: { ...checkIn, day: 90, kind: 'later' },
} as const

function hear(text: string, asked: keyof typeof asks): Heard<Question>[] {
  const question = { phoneHash: 'one', workerId: derivedId('WorkerId', 1), askedAt, closesAt, asks: asks[asked] }
  return hearReplies(
    [{ eventId: derivedId('EventId', text), phoneHash: 'one', text, at }],
    new Map([['one', question as never]]),
  )
}

const answered = (answer: string, more = {}) => ({ means: 'check-in-answer', answer, ...more })

/** What simulated people mean is what the service must hear: else a demo counts as silent who has answered. */
const cases = [
  ['dayOne', 'same', answered('as-promised')],
  ['dayOne', 'different', answered('not-as-promised')],
  ['anyDay', 'fine', answered('fine')],
  ['anyDay', 'help', answered('needs-help')],
  ['anyDay', 'left', answered('has-left')],
  ['contract', 'signed', answered('signed')],
  ['contract', 'unsigned', answered('not-signed')],
  ['contract', 'left', answered('has-left')],
  ['contract', 'helpPlease', answered('needs-help')],
  ['wage', 'paid', answered('paid', { wage: { late: false } })],
  ['wage', 'short', answered('paid', { wage: { late: false } })],
  ['wage', 'late', answered('paid', { wage: { late: true } })],
  ['wage', 'unpaid', answered('unpaid')],
  ['wage', 'left', answered('has-left')],
  ['wage', 'helpPlease', answered('needs-help')],
  ['later', 'fine', answered('fine')],
  ['later', 'left', answered('has-left')],
  ['later', 'helpPlease', answered('needs-help')],
] as const

test.each(cases)('asked %s, every way in which people type "%s" is heard', (asked, what, expected) => {
  for (const way of spellings[what])
    for (const amount of ['2404', '50', '12000'])
      expect(hear(way.replace('{}', amount), asked), way).toMatchObject([expected])
})
