import { expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, dateInShanghai, epochOf, timeInShanghai } from '../../domain/kernel/instant.ts'
import { checkInAt } from '../../domain/stabilisation/check-in.ts'

const handedOverOn = '2026-03-09' as CalendarDate
const cohort = (number: number) => ({ cohortId: derivedId('CohortId', 'spread', number), handedOverOn })
const before = atShanghai(handedOverOn, '18:00')

test('3,000 cohorts of a peak day are asked over all the hours of the day, none by night, each always at the same second', () => {
  const asked = Array.from({ length: 3000 }, (_, number) => checkInAt(cohort(number), 1, before))
  expect(asked.every((at) => dateInShanghai(at) === '2026-03-10')).toBe(true)
  const hours = Map.groupBy(asked, (at) => timeInShanghai(at).slice(0, 2))
  expect([...hours.keys()].toSorted()).toEqual('09 10 11 12 13 14 15 16 17 18 19'.split(' '))
  // 273 an hour on average; at one moment at most a handful.
  for (const [, some] of hours) expect(some.length).toBeLessThan(400)
  const seconds = Map.groupBy(asked, epochOf)
  expect(Math.max(...[...seconds.values()].map(({ length }) => length))).toBeLessThan(10)
  expect(asked.map((_, number) => checkInAt(cohort(number), 1, asked[number] ?? before))).toEqual(asked)
})

test('the check-ins of one cohort have times of their own', () => {
  const times = ([1, 7, 30, 90, 180] as const).map((day) => timeInShanghai(checkInAt(cohort(1), day, before)))
  expect(new Set(times).size).toBeGreaterThan(1)
})

test('what is past is asked at once by day, and by night at the cohort’s own time of the day that comes', () => {
  const noon = atShanghai('2026-03-20' as CalendarDate, '12:00')
  expect(checkInAt(cohort(1), 1, noon)).toBe(noon)
  const nights = ['2026-03-20', '2026-03-21'] as CalendarDate[]
  const byNight = [atShanghai(nights[0]!, '22:40'), atShanghai(nights[1]!, '03:00')]
  const asked = Array.from({ length: 200 }, (_, number) => byNight.map((now) => checkInAt(cohort(number), 1, now)))
  for (const [late, early] of asked) expect(late).toBe(early)
  expect(asked.every(([at]) => dateInShanghai(at!) === '2026-03-21')).toBe(true)
  expect(new Set(asked.map(([at]) => timeInShanghai(at!).slice(0, 2))).size).toBe(11)
})
