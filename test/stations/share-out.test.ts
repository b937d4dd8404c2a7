import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import { onDuty } from '../../domain/stations/on-duty.ts'
import { shareOut } from '../../domain/stations/share-out.ts'
import type { Roster } from '../../domain/stations/stand-in.ts'

const first = '2026-03-02' as CalendarDate
const names = ['sun', 'qian', 'li', 'wu', 'zheng']
const day = fc.integer({ min: 0, max: 9 }).map((days) => plusDays(first, days))
const span = fc
  .record({ subject: fc.constantFrom(...names), one: day, other: day })
  .map(({ subject, one, other }) => ({ subject, from: one < other ? one : other, to: one < other ? other : one }))
const rosters: fc.Arbitrary<Roster> = fc.record({
  people: fc
    .array(fc.option(fc.constantFrom(...names), { nil: undefined }), { minLength: 5, maxLength: 5 })
    .map((deputies) =>
      deputies.map((deputy, at) => ({
        subject: names[at]!,
        name: names[at]!,
        role: 'member' as const,
        ...(deputy !== undefined && deputy !== names[at] && { deputy }),
      })),
    ),
  duties: fc.array(span, { maxLength: 6 }),
  absences: fc.array(span, { maxLength: 6 }),
})
const loads = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.nat(20)), { selector: ([name]) => name, minLength: 1 })
  .map((pairs) => new Map(pairs))
const within = (spans: Roster['duties'], subject: string, at: CalendarDate) =>
  spans.some((one) => one.subject === subject && one.from <= at && at <= one.to)

describe('who is on duty', () => {
  test('never somebody who is absent, nobody twice, and each in their own right or for a colleague who is absent', () => {
    fc.assert(
      fc.property(rosters, day, (roster, at) => {
        const found = onDuty(roster, at)
        expect(new Set(found.map(({ subject }) => subject)).size).toBe(found.length)
        for (const { subject, standsInFor } of found) {
          expect(within(roster.absences, subject, at)).toBe(false)
          for (const other of standsInFor) expect(within(roster.absences, other, at)).toBe(true)
          expect(within(roster.duties, subject, at) || standsInFor.length > 0).toBe(true)
        }
        const due = names.filter((name) => within(roster.duties, name, at) && !within(roster.absences, name, at))
        expect(found.map(({ subject }) => subject)).toEqual(expect.arrayContaining(due))
      }),
    )
  })

  test('the deputy’s deputy stands in where the deputy is absent too, and deputies of each other end nowhere', () => {
    const person = (subject: string, deputy: string) => ({ subject, name: subject, role: 'member' as const, deputy })
    const all = { from: first, to: first }
    const people = [person('sun', 'qian'), person('qian', 'li'), person('li', 'sun')]
    const away = (...subjects: string[]) => subjects.map((subject) => ({ subject, ...all }))
    const duties = away('sun')
    expect(onDuty({ people, duties, absences: away('sun', 'qian') }, first)).toEqual([
      { subject: 'li', name: 'li', standsInFor: ['sun'] },
    ])
    expect(onDuty({ people, duties, absences: away('sun', 'qian', 'li') }, first)).toEqual([])
  })
})

describe('to whom new cases go', () => {
  test('all find somebody; each goes to whoever holds the fewest, and the same is always answered', () => {
    fc.assert(
      fc.property(loads, fc.nat(60), (held, count) => {
        const given = shareOut(count, held)
        expect(given).toHaveLength(count)
        expect(shareOut(count, new Map([...held].toReversed()))).toEqual(given)
        const now = new Map(held)
        for (const to of given) {
          expect(now.get(to)).toBe(Math.min(...now.values()))
          now.set(to, now.get(to)! + 1)
        }
      }),
    )
  })

  test('who begin equal never differ by more than one', () => {
    fc.assert(
      fc.property(fc.subarray(names, { minLength: 1 }), fc.nat(20), fc.nat(60), (people, before, count) => {
        const now = new Map(people.map((name) => [name, before]))
        for (const to of shareOut(count, now)) now.set(to, now.get(to)! + 1)
        expect(Math.max(...now.values()) - Math.min(...now.values())).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('nobody, where nobody is on duty', () => expect(shareOut(3, new Map())).toEqual([]))
})
