import { describe, expect, test } from 'vitest'
import {
  Agreement,
  activateAgreement,
  declineAgreement,
  expireAgreement,
  isActiveOn,
  lapseAgreement,
  signAgreement,
} from '../../domain/enterprises/agreement.ts'
import { agreementOnSheet } from '../../domain/enterprises/enterprise-sheet.ts'
import { offerAgreement } from '../../domain/enterprises/offer-agreement.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { active, at, day, done, huasheng, offered, signed } from './sample.ts'

const invalidState = { refused: 'invalid-state' }

test('an agreement goes from offered to signed, active and expired, and keeps who signed', () => {
  expect(offered).toMatchObject({ state: 'offered', answerUntil: at('2027-01-12') })
  const expired = done(expireAgreement(active, at('2028-01-01', '00:00')))
  expect(expired).toMatchObject({ state: 'expired', signatory: '陈建国', signedAt: at('2027-01-07') })
  for (const agreement of [offered, signed, active, expired]) expect(Agreement.parse(agreement)).toEqual(agreement)
})

test('it is active on its first and its last day, not before, after, or while only signed', () => {
  expect(isActiveOn(active, day('2027-01-09'))).toBe(false)
  expect(isActiveOn(active, day('2027-01-10'))).toBe(true)
  expect(isActiveOn(active, day('2027-12-31'))).toBe(true)
  expect(isActiveOn(active, day('2028-01-01'))).toBe(false)
  expect(isActiveOn(signed, day('2027-01-10'))).toBe(false)
})

test('of several agreements the one in force counts, of two in force the longer, and without any the newest', () => {
  const shorter: Agreement = { ...active, id: derivedId('AgreementId', 'shorter'), lastDay: day('2027-06-30') }
  const newer: Agreement = { ...offered, id: derivedId('AgreementId', 'newer') }
  const on = (date: string, ...agreements: Agreement[]) => agreementOnSheet(agreements, day(date))
  expect(on('2027-03-01', newer, shorter, active)).toMatchObject({
    id: active.id,
    state: 'active',
    lastDay: active.lastDay,
  })
  expect(on('2027-03-01', newer, signed)).toMatchObject({ id: newer.id, state: 'offered' })
  expect(on('2028-01-01', newer, active)).toMatchObject({ id: newer.id })
  expect(on('2027-03-01')).toBeUndefined()
})

test('nobody answers: the offer lapses, but not while there is time to answer', () => {
  expect(lapseAgreement(offered, at('2027-01-11'))).toMatchObject(invalidState)
  expect(lapseAgreement(offered, at('2027-01-12'))).toMatchObject({ state: 'lapsed' })
})

test('nobody can sign what has ended already', () => {
  const lastMinute = offerAgreement(
    { firstDay: day('2027-01-05'), lastDay: day('2027-01-06'), answerHours: 168 },
    { id: derivedId('AgreementId', 'short'), enterpriseId: huasheng.id, at: at('2027-01-05') },
  )
  expect(lastMinute).toMatchObject({ answerUntil: at('2027-01-07', '00:00') })
})

test('an enterprise declines', () => {
  const declined = done(declineAgreement(offered, { declinedAt: at('2027-01-06'), why: '今年不扩产' }))
  expect(declined).toMatchObject({ state: 'declined', why: '今年不扩产' })
  expect(signAgreement(declined, { signedAt: at('2027-01-07'), signatory: '陈建国' })).toMatchObject(invalidState)
})

test('what comes out of order changes nothing', () => {
  const signature = { signedAt: at('2027-01-08'), signatory: '他人' }
  expect(signAgreement(signed, signature)).toMatchObject(invalidState)
  expect(signAgreement(offered, { ...signature, signedAt: at('2027-01-13') })).toMatchObject(invalidState)
  expect(activateAgreement(offered, at('2027-01-08'))).toMatchObject(invalidState)
  expect(activateAgreement(signed, at('2028-01-01'))).toMatchObject(invalidState)
  expect(expireAgreement(active, at('2027-12-31', '23:59'))).toMatchObject(invalidState)
  expect(lapseAgreement(signed, at('2027-02-01'))).toMatchObject(invalidState)
})

describe('the days of an offer', () => {
  const offer = (firstDay: string, lastDay: string) =>
    offerAgreement(
      { firstDay: day(firstDay), lastDay: day(lastDay), answerHours: 48 },
      { id: derivedId('AgreementId', 'x'), enterpriseId: huasheng.id, at: at('2027-01-05') },
    )

  test.each([
    ['one day', '2027-01-05', '2027-01-05'],
    ['a year, to its last day', '2027-01-05', '2028-01-04'],
    ['a year, to the same day of the next', '2027-01-05', '2028-01-05'],
    ['a year with a leap day in it', '2027-06-01', '2028-06-01'],
    ['to begin later', '2027-12-01', '2028-11-30'],
    ['already begun', '2026-12-01', '2027-06-30'],
  ])('%s is accepted', (_, first, last) => expect(Agreement.parse(offer(first, last)).state).toBe('offered'))

  test.each([
    ['in the wrong order', '2027-03-01', '2027-02-01'],
    ['over already', '2026-01-01', '2026-12-31'],
    ['a day longer than a year', '2027-01-05', '2028-01-06'],
    ['longer than a year, as it began earlier', '2026-12-01', '2027-12-31'],
    ['short, but more than a year ahead', '2028-02-01', '2028-03-01'],
  ])('%s is refused', (_, first, last) => expect(offer(first, last)).toMatchObject({ refused: 'invalid-request' }))
})

test('what was agreed goes with the agreement into every state, also who said what and how', () => {
  const told = { quota: 120, wording: '按月发放工资。' }
  const offer = done(
    offerAgreement(
      { firstDay: day('2027-01-05'), lastDay: day('2027-12-31'), answerHours: 48, ...told },
      { id: derivedId('AgreementId', 'x'), enterpriseId: huasheng.id, at: at('2027-01-05') },
    ),
  )
  const saidBy = { through: 'telephone', name: '陈建国', recordedBy: 'li', reason: '电话确认' } as const
  const signature = done(signAgreement(offer, { signedAt: at('2027-01-06'), signatory: '陈建国', saidBy }))
  expect(Agreement.parse(done(activateAgreement(signature, at('2027-01-06'))))).toMatchObject({ ...told, saidBy })
  expect(declineAgreement(offer, { declinedAt: at('2027-01-06'), why: '不招人', saidBy })).toMatchObject({
    ...told,
    saidBy,
  })
})
