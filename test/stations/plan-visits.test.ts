import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { planVisits, type VisitCandidate } from '../../domain/stations/plan-visits.ts'

const first = '2027-01-11' as CalendarDate
const cityCodes = ['441900', '440300', '330100', '310000', '320500']
const day = fc.integer({ min: 0, max: 6 }).map((days) => plusDays(first, days))
const absence = fc.record({ subject: fc.constantFrom('a', 'b'), from: day, to: day })
const groups = fc
  .array(
    fc.record({
      cities: fc.uniqueArray(fc.constantFrom(...cityCodes), { minLength: 1, maxLength: 4 }),
      absences: fc.array(absence, { maxLength: 4 }),
      period: fc.option(fc.record({ from: day, to: day }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((some) =>
    some.map(({ period, ...facts }, at) => ({
      ...facts,
      ...(period && { period }),
      stationId: derivedId('StationId', at),
      people: ['a', 'b'].map((subject) => ({ subject, name: subject, role: 'member' })),
    })),
  ) as unknown as fc.Arbitrary<LabourStation[]>
const candidates = fc
  .array(
    fc.record({ city: fc.constantFrom(...cityCodes), arrived: fc.nat(300), openCases: fc.nat(5), weeks: fc.nat(60) }),
    { maxLength: 40 },
  )
  .map((some) =>
    some.map(({ city, arrived, openCases, weeks }, at): VisitCandidate => {
      const lastVisitOn = weeks > 52 ? null : plusDays(first, -7 * weeks)
      return {
        enterpriseId: derivedId('EnterpriseId', at),
        cityCode: city,
        because: { arrived, openCases, lastVisitOn },
      }
    }),
  )
const days = fc.record({
  from: fc.constant(first),
  to: day,
  perDay: fc.integer({ min: 1, max: 3 }),
  daysOff: fc.array(day, { maxLength: 2 }),
})
const taken = fc
  .array(fc.record({ group: fc.nat(3), date: day }), { maxLength: 5 })
  .map((some) => some.map(({ group, date }) => ({ stationId: derivedId('StationId', group), date })))

test('each enterprise once at most, none lost; no day beyond what a group can do; never while nobody of it is there', () => {
  fc.assert(
    fc.property(groups, candidates, days, taken, (teams, firms, asked, busy) => {
      const { visits, left } = planVisits(teams, firms, asked, busy)
      const ids = [...visits, ...left].map(({ enterpriseId }) => enterpriseId)
      expect(ids.toSorted()).toEqual(firms.map(({ enterpriseId }) => enterpriseId).toSorted())
      for (const { stationId, date, cityCode, who } of visits) {
        const team = teams.find((one) => one.stationId === stationId)!
        expect(team.cities).toContain(cityCode)
        expect(date >= asked.from && date <= asked.to && !asked.daysOff.includes(date)).toBe(true)
        if (team.period) expect(date >= team.period.from && date <= team.period.to).toBe(true)
        expect(who.length).toBeGreaterThan(0)
        for (const subject of who)
          expect(team.absences.some((one) => one.subject === subject && one.from <= date && date <= one.to)).toBe(false)
        const ofDay = [...visits, ...busy].filter((one) => one.stationId === stationId && one.date === date)
        const before = busy.filter((one) => one.stationId === stationId && one.date === date).length
        expect(ofDay.length).toBeLessThanOrEqual(Math.max(asked.perDay, before))
      }
    }),
  )
})

test('the same facts give the same plan, in whatever order they come', () => {
  fc.assert(
    fc.property(groups, candidates, days, (teams, firms, asked) => {
      const plan = planVisits(teams, firms, asked)
      expect(planVisits(teams.toReversed(), firms.toReversed(), asked)).toEqual(plan)
    }),
  )
})

test('as many are visited as could be at all', () => {
  fc.assert(
    fc.property(groups, candidates, days, (teams, firms, asked) => {
      const { visits, left } = planVisits(teams, firms, asked)
      const open = left.filter(({ why }) => why === 'no-time')
      // Of those that are left, the groups of their cities are full, and so are all that could take over from these.
      const full = new Map(teams.map((team) => [team, isFull(team, visits, asked)]))
      const reached = new Set(
        open.flatMap(({ enterpriseId }) => {
          const city = firms.find((one) => one.enterpriseId === enterpriseId)!.cityCode
          return teams.filter(({ cities }) => cities.includes(city))
        }),
      )
      for (const team of reached) {
        expect(full.get(team)).toBe(true)
        for (const { stationId, cityCode } of visits)
          if (stationId === team.stationId)
            for (const other of teams) if (other.cities.includes(cityCode)) reached.add(other)
      }
    }),
  )
})

function isFull(
  { stationId, people, absences, period }: LabourStation,
  visits: readonly { stationId: string; date: CalendarDate }[],
  { from, to, perDay, daysOff }: { from: CalendarDate; to: CalendarDate; perDay: number; daysOff: CalendarDate[] },
): boolean {
  for (let date = from; date <= to; date = plusDays(date, 1)) {
    if (daysOff.includes(date) || (period && (date < period.from || date > period.to))) continue
    const isThere = people.some(
      ({ subject }) => !absences.some((one) => one.subject === subject && one.from <= date && date <= one.to),
    )
    const made = visits.filter((one) => one.stationId === stationId && one.date === date).length
    if (isThere && made < perDay) return false
  }
  return true
}

const team = (name: string, cities: string[]) =>
  ({
    stationId: derivedId('StationId', name),
    cities,
    absences: [],
    people: [{ subject: name, name, role: 'head' }],
  }) as unknown as LabourStation
const firm = (name: string, cityCode: string, arrived: number, openCases = 0): VisitCandidate => ({
  enterpriseId: derivedId('EnterpriseId', name),
  cityCode,
  because: { arrived, openCases, lastVisitOn: null },
})
const nameOf = (firms: readonly VisitCandidate[]) => (id: string) => firms.findIndex((one) => one.enterpriseId === id)

test('where not all can be visited the most pressing are: people, cases, and how long nobody was there', () => {
  const long = firm('long ago', '441900', 0)
  const recent = { ...firm('recent', '441900', 0), because: { ...long.because, lastVisitOn: plusDays(first, -7) } }
  const firms = [firm('few', '441900', 3), firm('cases', '441900', 3, 4), firm('many', '441900', 90), long, recent]
  const { visits, left } = planVisits([team('a', ['441900'])], firms, {
    from: first,
    to: first,
    perDay: 3,
    daysOff: [],
  })
  expect(visits.map(({ enterpriseId }) => nameOf(firms)(enterpriseId))).toEqual([2, 1, 0])
  expect(left.map(({ enterpriseId }) => nameOf(firms)(enterpriseId))).toEqual([3, 4])
})

test('two groups of one city share its enterprises, and plants of one city lie on days that follow each other', () => {
  const firms = Array.from({ length: 8 }, (_, at) => firm(`${at}`, at % 2 === 0 ? '441900' : '330100', 50 - at))
  const asked = { from: first, to: plusDays(first, 3), perDay: 2, daysOff: [] }
  const cities = ['441900', '330100']
  const { visits } = planVisits([team('a', cities), team('b', cities)], firms, asked)
  const shares = [...Map.groupBy(visits, ({ stationId }) => stationId).values()]
  expect(shares.map(({ length }) => length)).toEqual([4, 4])
  for (const share of shares) {
    const order = share.toSorted((one, other) => (one.date < other.date ? -1 : 1)).map(({ cityCode }) => cityCode)
    expect(order).toEqual([
      ...Array(order.filter((one) => one === order[0]).length).fill(order[0]),
      ...order.filter((one) => one !== order[0]),
    ])
  }
})
