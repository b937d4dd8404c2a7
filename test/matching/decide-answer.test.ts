import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { decideAnswer } from '../../domain/matching/decide-answer.ts'
import type { AnswerToOffer, Offer } from '../../domain/matching/offer.ts'

const sentAt = '2026-03-02T01:00:00.000Z' as Instant
const offer: Offer = {
  offerId: derivedId('OfferId', 'one'),
  batchId: derivedId('BatchId', 'one'),
  chunk: 0,
  round: 1,
  workerId: derivedId('WorkerId', 'one'),
  jobOrderId: derivedId('JobOrderId', 'one'),
  enterpriseId: derivedId('EnterpriseId', 'one'),
  promise: {} as Offer['promise'],
  sentAt,
  answerUntil: plus(sentAt, { hours: 24 }),
  state: 'sent',
}

/** The offer after an answer, as the store leaves it. */
function after(seen: Offer, given: AnswerToOffer): Offer {
  const decided = decideAnswer(seen, null, given)
  if (decided.fate === 'closed' || !decided.answers) return seen
  const { answers } = decided
  if (decided.fate !== 'taken') return { ...seen, answers }
  return { ...seen, answers, state: given.answer, answeredAt: given.at } as Offer
}

const given = (answer: AnswerToOffer['answer'], minutes: number, by: AnswerToOffer['by'] = 'sms'): AnswerToOffer => ({
  answer,
  at: plus(sentAt, { minutes }),
  by,
})

test('the last answer given counts, in whatever order answers reach us, however often', () => {
  const answer = fc.record({
    answer: fc.constantFrom('accepted' as const, 'declined' as const),
    by: fc.constantFrom('sms' as const, 'page' as const),
  })
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 9 }), fc.infiniteStream(fc.nat()), (said, chance) => {
      const inTime = said.map(({ answer: one, by }, minute) => given(one, minute, by))
      const arriving = [...inTime, ...inTime.filter(({ by }) => by === 'sms')]
        .map((one) => ({ one, rank: chance.next().value }))
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ one }) => one)
      const standing = arriving.reduce(after, offer)
      expect(standing.state).toBe(inTime.at(-1)?.answer)
      expect(standing.answers?.at(-1)).toMatchObject({ answer: standing.state })
    }),
    { seed: 10, numRuns: 500 },
  )
})

test('nothing is taken after the answer time, after the round, or once more has followed from the answer', () => {
  const late = given('accepted', 24 * 60 + 1)
  expect(decideAnswer(offer, null, late)).toEqual({ fate: 'closed' })
  const closed = { ...offer, state: 'declined', answeredAt: sentAt, roundClosedAt: sentAt } as Offer
  expect(decideAnswer(closed, null, given('accepted', 5))).toEqual({ fate: 'closed' })
  const said = { ...offer, state: 'accepted', answeredAt: sentAt } as Offer
  const journey = { state: 'seated' as const, tripIds: [] }
  expect(decideAnswer(said, { journey } as never, given('declined', 5))).toEqual({ fate: 'closed' })
  expect(decideAnswer(said, null, given('declined', 5))).toMatchObject({ fate: 'taken', answers: [{ by: null }, {}] })
})
