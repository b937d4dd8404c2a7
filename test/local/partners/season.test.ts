import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { chanceOf } from '../../../local/partners/chance-of.ts'
import { openLedger } from '../../../local/partners/ledger.ts'
import { openSeason, seasonShares } from '../../../local/partners/season.ts'

const at = '2027-03-10T02:00:00.000Z' as Instant
const text = (phone: string, template: string, turn = 0) => ({
  phone,
  template,
  outId: `${phone}-${turn}`,
  text: '',
  at,
})

function seasonOf(seed: number) {
  const ledger = openLedger()
  return openSeason({ chance: (...about) => chanceOf(seed, ...about), collection: (name) => ledger.collection(name) })
}

test('each share is exact for any number of people and any seed, and nobody is of two', () => {
  fc.assert(
    fc.property(fc.nat({ max: 400 }), fc.nat(), (people, seed) => {
      const season = seasonOf(seed)
      for (let number = 0; number < people; number += 1) season.meaningOf(text(`${number}`, 'check-in-day-1'))
      const { brokenPromises, silent, leftEarly } = season.drawn()
      const isExact = (drawn: { people: number; of: number }, share: number) => {
        expect(drawn.of).toBe(people)
        // Two shares may be full with the same person: the later one is the next.
        expect(drawn.people).toBeGreaterThanOrEqual(Math.floor(people * share - 0.06))
        expect(drawn.people).toBeLessThanOrEqual(Math.ceil(people * share))
      }
      isExact(brokenPromises, seasonShares['promise broken'])
      isExact(silent, seasonShares.silent)
      isExact(leftEarly, seasonShares['leaves early'])
      expect(Math.abs(brokenPromises.onDayOne - brokenPromises.firstWage)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 200 },
  )
})

test('somebody means the same from the first check-in to the last, and a text that comes twice is one', () => {
  const season = seasonOf(3)
  const told = Array.from({ length: 100 }, (_, number) => {
    const phone = `${number}`
    const later = [1, 2, 3, 4].flatMap((turn) => {
      const asked = turn === 1 ? 'check-in-contract' : turn === 2 ? 'check-in-wage' : 'check-in-later'
      const meaning = season.meaningOf(text(phone, asked, turn))
      expect(season.meaningOf(text(phone, asked, turn))).toBe(meaning)
      return meaning ?? []
    })
    return [season.meaningOf(text(phone, 'check-in-day-1')), ...later].join(' ')
  })
  const people = (story: string) => told.filter((one) => one === story).length
  const wageBroken = told.filter((one) => /^same fine (?:short|late|unpaid) fine fine$/.test(one)).length
  expect(people('different fine fine fine fine') + wageBroken).toBe(3)
  expect(people('nothing nothing nothing nothing nothing')).toBe(4)
  expect(told.filter((one) => /^same fine (fine )?left left( left)?$/.test(one))).toHaveLength(2)
  expect(people('same fine fine fine fine')).toBe(91)
  expect(season.meaningOf(text('1', 'travel-notice'))).toBeUndefined()
})
