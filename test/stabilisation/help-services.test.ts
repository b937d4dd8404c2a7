import { expect, test } from 'vitest'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { HelpServiceId, helpServiceOn, helpServiceTerms, rowOn } from '../../domain/stabilisation/help-services.ts'

const day = (date: string) => date as CalendarDate

test('a number that changes has a second row, and the one of the day is shown', () => {
  type Row = { number: string; from: string | null }
  const rows: [Row, Row] = [
    { number: '0871-12333', from: null },
    { number: '12333', from: '2027-03-01' },
  ]
  expect(rowOn(rows, day('2027-02-28')).number).toBe('0871-12333')
  expect(rowOn(rows, day('2027-03-01')).number).toBe('12333')
  expect(rowOn([{ number: '12356', from: '2025-05-01' }], day('2025-04-30')).number).toBe('12356')
})

test('every service is there on any day, with its rows in order', () => {
  for (const id of HelpServiceId.options) {
    expect(helpServiceOn(id, day('2026-11-27')).name).toEqual(helpServiceTerms[id])
    expect(helpServiceOn(id, day('2000-01-01')).source).not.toBe('')
  }
})
