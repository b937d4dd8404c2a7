import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { plusDays } from '../../domain/kernel/instant.ts'
import calendar from '../../domain/kernel/places/calendar.json' with { type: 'json' }
import { journeyStates } from '../../domain/matching/placement.ts'
import { type AskedBefore, whyNotAsked } from '../../domain/returns/return-ask.ts'
import { countReturns, type ProposedPerson } from '../../domain/returns/return-figures.ts'
import { returnSeason } from '../../domain/returns/return-season.ts'
import { wayOf } from '../../domain/transport/trips/way-of.ts'

const direction = fc.constantFrom('homeward' as const, 'back' as const)
const offer = fc.constantFrom(
  'sent' as const,
  'accepted' as const,
  'declined' as const,
  'unanswered' as const,
  'withdrawn' as const,
)
const state = fc.constantFrom(...(Object.keys(journeyStates) as (keyof typeof journeyStates)[]))
const at = '2027-01-01T00:00:00.000Z' as Instant

describe('a season', () => {
  test('is that of the festival which the days lie before, or after, and no day is of two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 20 }), (start, length) => {
        const from = plusDays('2024-02-10' as CalendarDate, start)
        const window = { from, to: plusDays(from, length) }
        const seasons = [returnSeason('homeward', window), returnSeason('back', window)]
        expect(seasons.filter((season) => season !== null).length).toBeLessThanOrEqual(1)
        for (const season of seasons) {
          const festival = calendar.find(({ year }) => year === season)?.springFestival
          if (festival) expect(seasons[0] === null ? window.from >= festival : window.to < festival).toBe(true)
        }
      }),
    )
  })

  test('the eve is the last day to go home; from the festival on people come back', () => {
    const festival = '2027-02-06' as CalendarDate
    const until = (to: CalendarDate) => returnSeason('homeward', { from: plusDays(to, -5), to })
    expect([until(plusDays(festival, -1)), until(festival)]).toEqual([2027, null])
    const from = (day: CalendarDate) => returnSeason('back', { from: day, to: plusDays(day, 5) })
    expect([from(festival), from(plusDays(festival, -1))]).toEqual([2027, null])
  })
})

describe('who is asked', () => {
  const asked: fc.Arbitrary<AskedBefore> = fc.record({ direction, offer, journey: fc.option(state) }).map((one) => ({
    ...one,
    journey: one.journey === null ? null : ({ state: one.journey, at, tripIds: [] } as never),
  }))

  test('nobody who said that they stay, whatever else they were asked and in whatever order', () => {
    fc.assert(
      fc.property(direction, fc.array(asked), fc.array(asked), direction, (now, before, after, then) => {
        const stays: AskedBefore = { direction: then, offer: 'declined', journey: null }
        expect(whyNotAsked(now, [...before, stays, ...after])).not.toBeNull()
      }),
    )
  })

  test('silence, and an ask that was called off, keep nobody from being asked', () => {
    const quiet = asked.filter(({ offer: said }) => said === 'unanswered' || said === 'withdrawn')
    fc.assert(
      fc.property(direction, fc.array(quiet), (now, before) => {
        expect(whyNotAsked(now, before)).toBeNull()
      }),
    )
  })
})

test('figures: everybody who was proposed is asked or not, and whoever was asked said one thing', () => {
  const person: fc.Arbitrary<ProposedPerson> = fc.oneof(
    fc.record({
      notAsked: fc.constantFrom(
        'stays' as const,
        'rides' as const,
        'is-asked' as const,
        'left' as const,
        'no-consent' as const,
        'called-off' as const,
      ),
      offer: fc.constant(null),
      journey: fc.constant(null),
    }),
    fc.record({ notAsked: fc.constant(null), offer: fc.constant('accepted' as const), journey: state }),
    fc.record({
      notAsked: fc.constant(null),
      offer: offer.filter((said) => said !== 'accepted'),
      journey: fc.constant(null),
    }),
  )
  fc.assert(
    fc.property(fc.array(person), (people) => {
      const { proposed, asked, notAsked, yes, stay, silent, open, travelled, arrived } = countReturns(people)
      const calledOff = people.filter(({ offer: said }) => said === 'withdrawn').length
      expect(asked + Object.values(notAsked).reduce((sum, count) => sum + count, 0)).toBe(proposed)
      expect(yes + stay + silent + open + calledOff).toBe(asked)
      expect(arrived).toBeLessThanOrEqual(travelled)
      expect(travelled).toBeLessThanOrEqual(yes)
    }),
  )
})

test('home and back are the same way, the other way round', () => {
  const places = { countyCode: '530621', cityCode: '441900' }
  const [out, home, back] = [
    wayOf(places),
    wayOf({ ...places, returns: 'homeward' }),
    wayOf({ ...places, returns: 'back' }),
  ]
  expect(home).toEqual({ from: out.to, to: out.from })
  expect(back).toEqual(out)
})
