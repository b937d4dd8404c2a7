import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atShanghai, type CalendarDate, instantOf, plus, timeInShanghai } from '../../domain/kernel/instant.ts'
import { sendableAt } from '../../domain/notices/quiet-hours.ts'

const at = (day: number, time: string) => atShanghai(`2027-03-0${day}` as CalendarDate, time)

test('by day a notice goes at once', () => {
  expect(sendableAt(at(1, '08:00'))).toBe(at(1, '08:00'))
  expect(sendableAt(at(1, '20:59'))).toBe(at(1, '20:59'))
})

test('at night it waits for the morning', () => {
  expect(sendableAt(at(1, '21:00'))).toBe(at(2, '08:00'))
  expect(sendableAt(at(2, '00:30'))).toBe(at(2, '08:00'))
  expect(sendableAt(at(2, '07:59'))).toBe(at(2, '08:00'))
})

describe('close to a departure', () => {
  test('a notice goes at night too', () => {
    expect(sendableAt(at(1, '22:00'), { departure: at(2, '06:00') })).toBe(at(1, '22:00'))
  })
  test('it waits until 12 hours before, when that is sooner than the morning', () => {
    expect(sendableAt(at(1, '22:00'), { departure: at(2, '16:00') })).toBe(at(2, '04:00'))
  })
  test('it waits for the morning when the departure is far', () => {
    expect(sendableAt(at(1, '22:00'), { departure: at(3, '06:00') })).toBe(at(2, '08:00'))
  })
  test('a departure that has passed wakes nobody', () => {
    expect(sendableAt(at(1, '23:00'), { departure: at(1, '22:00') })).toBe(at(2, '08:00'))
  })
})

test('a county may have other hours, also within one day', () => {
  const quietHours = { from: '12:00', until: '14:30', overrideHours: 2 }
  expect(sendableAt(at(1, '12:10'), { quietHours })).toBe(at(1, '14:30'))
  expect(sendableAt(at(1, '23:00'), { quietHours })).toBe(at(1, '23:00'))
})

test('a notice is never early, never in quiet hours and never more than 11 hours late', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_800_000_000, max: 1_850_000_000 }), (seconds) => {
      const wanted = instantOf(seconds * 1000)
      const sent = sendableAt(wanted)
      expect(sent >= wanted && sent <= plus(wanted, { hours: 11 })).toBe(true)
      expect(timeInShanghai(sent) >= '08:00' && timeInShanghai(sent) < '21:00').toBe(true)
    }),
  )
})
