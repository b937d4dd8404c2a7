import { expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { hearReplies } from '../../domain/notices/hear-replies.ts'
import type { Question } from '../../domain/notices/question.ts'

const workerId = derivedId('WorkerId', 'one')
const of = { batchId: derivedId('BatchId', 'one'), chunk: 0 }
const asked = { workerId, phoneHash: 'phone', askedAt: '2026-03-02T02:00:00.000Z' as Instant }
const closesAt = '2026-03-04T02:00:00.000Z' as Instant
const offer: Question = {
  ...asked,
  closesAt,
  asks: {
    about: 'offer',
    ...of,
    round: 1,
    offerId: derivedId('OfferId', 'one'),
    jobOrderId: derivedId('JobOrderId', 'one'),
  },
}
const checkIn = (day: number): Question => ({
  ...asked,
  closesAt,
  asks: { about: 'check-in', ...of, cohortId: derivedId('CohortId', 'one'), day },
})

/** What each text is heard as, typed a minute after the other on the day of the question. */
function heard(question: Question | null, ...texts: string[]) {
  const replies = texts.map((text, minute) => ({
    eventId: derivedId('EventId', minute),
    phoneHash: 'phone',
    text,
    at: `2026-03-02T03:${String(minute).padStart(2, '0')}:00.000Z` as Instant,
  }))
  const open = new Map(question ? [[question.phoneHash, question]] : [])
  return hearReplies(replies.toReversed(), open).map((one) => ('answer' in one ? one.answer : one.means))
}

test.each<[string, Question | null, string[], string[]]>([
  ['a yes to an offer', offer, ['1'], ['accepted']],
  ['a number without a question', null, ['1'], ['unclear']],
  ['a second answer to an offer, which changes the first', offer, ['1', '2'], ['accepted', 'declined']],
  ['a second answer to a check-in, which the first closed', checkIn(1), ['1', '2'], ['as-promised', 'unclear']],
  [
    'anything else after an answer, as if nothing was asked',
    offer,
    ['1', '求助', '几点'],
    ['accepted', 'help', 'unclear'],
  ],
  ['a yes that is taken back', offer, ['1', '不去了'], ['accepted', 'withdraw']],
  ['an unclear text and then an answer', offer, ['什么', '1'], ['unclear', 'accepted']],
  ['a call for help, which leaves the offer open', offer, ['求助', '2'], ['help', 'declined']],
  ['a call for help on day 1, which the message offers as an answer', checkIn(1), ['求助'], ['needs-help']],
  ['an answer that says more', offer, ['1，几点出发？', '2'], ['accepted', 'remark', 'declined']],
  ['a withdrawal that says more', offer, ['不去了，家里有事'], ['withdraw', 'remark']],
  ['a cry beside an answer', checkIn(1), ['1，但是被打了'], ['as-promised', 'help']],
  ['a cry at work', checkIn(7), ['老板不给工资'], ['needs-help', 'help']],
  ['a cry without a question', null, ['救命'], ['help']],
  ['1 on day 1', checkIn(1), ['1'], ['as-promised']],
  ['3 on day 7', checkIn(7), ['3'], ['has-left']],
  ['3 on day 1, when there is no such answer', checkIn(1), ['3'], ['unclear']],
  ['不去了 from somebody who is at work already', checkIn(7), ['不去了'], ['unclear']],
  ['退订 at any time', checkIn(7), ['退订'], ['withdraw-consent']],
])('%s', (_, question, texts, expected) => {
  expect(heard(question, ...texts)).toEqual(expected)
})

test.each([
  ['after the end, however soon it is delivered', '2026-03-04T02:00:01.000Z'],
  ['before the question, as when an old reply is delivered again', '2026-03-02T01:59:59.000Z'],
])('a reply that was typed %s is no answer', (_, at) => {
  const reply = { eventId: derivedId('EventId', 1), phoneHash: 'phone', text: '1', at: at as Instant }
  expect(hearReplies([reply], new Map([['phone', offer]]))).toMatchObject([{ means: 'unclear', question: null }])
})

test('who answers an offer within a day after its end is known, and whoever answered in time is not', () => {
  const typed = (at: string) => ({ eventId: derivedId('EventId', 1), phoneHash: 'phone', text: '1', at: at as Instant })
  const hear = (question: Question & { isAnswered?: boolean }, at: string) =>
    hearReplies([typed(at)], new Map([['phone', question]]))
  expect(hear(offer, '2026-03-04T09:00:00.000Z')).toMatchObject([
    { means: 'unclear', question: null, late: { question: offer } },
  ])
  for (const heard of [
    hear(offer, '2026-03-06T09:00:00.000Z'),
    hear({ ...offer, isAnswered: true }, '2026-03-04T09:00:00.000Z'),
  ])
    expect(heard).toEqual([expect.not.objectContaining({ late: expect.anything() })])
})

test.each([
  ['救命', { means: 'help', urgent: true }],
  ['求助', { means: 'help', urgent: false }],
])('%s waits as long as it may', (text, expected) => {
  const reply = { eventId: derivedId('EventId', 1), phoneHash: 'phone', text, at: asked.askedAt }
  expect(hearReplies([reply], new Map())).toMatchObject([expected])
})
