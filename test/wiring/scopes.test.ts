import { expect, test } from 'vitest'
import { inScope, type Staff } from '../../functions/wiring/staff.ts'

const colleague = (staff: Partial<Staff>): Staff => ({
  subject: 'li',
  role: 'county',
  counties: [],
  cities: [],
  ...staff,
})

test('a county looks after what touches one of its divisions, whatever else it touches', () => {
  const zhaotong = colleague({ counties: ['5306', '530381'] })
  expect(inScope(zhaotong, { counties: ['530627'] })).toBe(true)
  expect(inScope(zhaotong, { counties: ['532626', '530381'] })).toBe(true)
  expect(inScope(zhaotong, { counties: ['530326'] })).toBe(false)
  expect(inScope(zhaotong, { counties: [] })).toBe(false)
})

test('a county’s cities and a station’s counties open nothing', () => {
  expect(inScope(colleague({ cities: ['441900'] }), { cities: ['441900'] })).toBe(false)
  expect(inScope(colleague({ role: 'station', counties: ['53'] }), { counties: ['530627'] })).toBe(false)
})

test('a station looks after its cities, whole codes only', () => {
  const dongguan = colleague({ role: 'station', cities: ['441900'] })
  expect(inScope(dongguan, { cities: ['441900'] })).toBe(true)
  expect(inScope(dongguan, { cities: ['441300'] })).toBe(false)
})

test('the province and auditors see everything, also what belongs nowhere', () => {
  expect(inScope(colleague({ role: 'province' }), {})).toBe(true)
  expect(inScope(colleague({ role: 'auditor' }), {})).toBe(true)
})
