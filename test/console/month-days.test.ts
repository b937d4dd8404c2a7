import { expect, test } from 'vitest'
import {
  type EventOfDay,
  linesOfDay,
  monthAfter,
  monthDays,
  weeksOf,
} from '../../console/screens/campaigns/month-days.ts'

function anEvent(eventId: string, from: string, until: string, facts: object = {}): EventOfDay {
  return { eventId, campaignId: 'cam_1', kind: 'fair', name: eventId, from, until, ...facts } as unknown as EventOfDay
}
const daysWith = (days: ReturnType<typeof monthDays>, eventId: string) =>
  days.filter(({ events }) => events.some((one) => one.eventId === eventId)).map(({ date }) => date.slice(5))

test('an event stands at every day in Beijing on which it is held, a posting at the day of its publication', () => {
  const events = [
    // 00:30 in Beijing is the day before in UTC.
    anEvent('night', '2027-02-09T16:30:00.000Z', '2027-02-09T18:00:00.000Z'),
    anEvent('till-midnight', '2027-02-27T01:00:00.000Z', '2027-02-28T16:00:00.000Z'),
    anEvent('caravan', '2027-01-30T01:00:00.000Z', '2027-02-02T08:00:00.000Z'),
    anEvent('told', '2027-01-20T01:00:00.000Z', '2027-02-12T08:00:00.000Z', { kind: 'posting' }),
  ]
  const held = monthDays('2027-02', events, 'held')
  expect(held).toHaveLength(28)
  expect(daysWith(held, 'night')).toEqual(['02-10'])
  expect(daysWith(held, 'till-midnight')).toEqual(['02-27', '02-28'])
  expect(daysWith(held, 'caravan')).toEqual(['02-01', '02-02'])
  expect(daysWith(held, 'told')).toEqual(['02-01'])
  // In a list each stands once.
  const begun = monthDays('2027-02', events, 'begun')
  expect(daysWith(begun, 'till-midnight')).toEqual(['02-27'])
  expect(begun.flatMap((day) => day.events)).toHaveLength(events.length)
})

test('weeks begin on Monday, and hold every day of the month once', () => {
  for (const month of ['2027-02', '2026-11', '2028-02', '2027-05']) {
    const days = monthDays(month, [], 'held')
    const weeks = weeksOf(days)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect(weeks.flat().filter((day) => day !== null)).toEqual(days)
    for (const week of weeks)
      week.forEach((day, at) => {
        if (day) expect((new Date(`${day.date}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(at)
      })
  }
  expect(monthAfter('2026-12', 1)).toBe('2027-01')
  expect(monthAfter('2027-01', -1)).toBe('2026-12')
})

test('the posts of one name told to several villages are one line of a cell; one called off is apart', () => {
  const posting = (id: string, facts: object = {}) =>
    anEvent(id, '2027-02-01T01:00:00.000Z', '2027-02-08T01:00:00.000Z', { kind: 'posting', name: '缝纫工', ...facts })
  const off = { cancelled: { at: '2027-02-01T02:00:00.000Z', by: 'x', reason: '停' } }
  const lines = linesOfDay([posting('a'), posting('b'), posting('c', off), anEvent('fair', '', '')])
  expect(lines.map(({ event, places }) => [event.eventId, places])).toEqual([
    ['a', 2],
    ['c', 1],
    ['fair', 1],
  ])
})
