import { expect, test } from 'vitest'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { whoIsAway } from '../../domain/stations/who-is-away.ts'

const day = '2026-03-05' as CalendarDate
const person = (subject: string, deputy?: string) => ({
  subject,
  name: subject,
  role: 'member' as const,
  ...(deputy !== undefined && { deputy }),
})
const away = (subject: string, from: string, to: string) => ({
  subject,
  from: from as CalendarDate,
  to: to as CalendarDate,
})
const station = (facts: Partial<LabourStation>) =>
  ({ people: [person('sun', 'qian'), person('qian', 'li'), person('li')], absences: [], ...facts }) as LabourStation

test('an absent colleague is back after absences that follow each other, and their deputy sees to things', () => {
  const absences = [away('sun', '2026-03-04', '2026-03-06'), away('sun', '2026-03-07', '2026-03-08')]
  expect(whoIsAway(station({ absences }), day)).toEqual([{ subject: 'sun', backOn: '2026-03-09', deputy: 'qian' }])
  const both = [...absences, away('qian', '2026-03-05', '2026-03-05')]
  expect(whoIsAway(station({ absences: both }), day)).toEqual([
    { subject: 'sun', backOn: '2026-03-09', deputy: 'li' },
    { subject: 'qian', backOn: '2026-03-06', deputy: 'li' },
  ])
  expect(whoIsAway(station({ absences: [away('li', '2026-03-05', '2026-03-05')] }), day)).toEqual([
    { subject: 'li', backOn: '2026-03-06', deputy: null },
  ])
})

test('who left is followed by a deputy who is still there and present, and is not away where they are back on the register', () => {
  const left = [{ subject: 'wu', deputy: 'sun' }, { subject: 'ma', deputy: 'gone' }, { subject: 'li' }]
  const absences = [away('sun', '2026-03-05', '2026-03-05')]
  expect(whoIsAway(station({ left, absences }), day)).toEqual([
    { subject: 'wu', backOn: null, deputy: 'qian' },
    { subject: 'ma', backOn: null, deputy: null },
    { subject: 'sun', backOn: '2026-03-06', deputy: 'qian' },
  ])
})
