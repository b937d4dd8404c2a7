import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derivedId, type SurveyId } from '../../domain/kernel/ids.ts'
import { journeyStates } from '../../domain/matching/placement.ts'
import { countFinalStates, type EndedRow } from '../../domain/stabilisation/count-final-states.ts'
import { countOfCounty } from '../../domain/stabilisation/count-of-county.ts'
import { type FactsOfPerson, type FactsOfRow, finalStateOf } from '../../domain/stabilisation/final-state-of.ts'
import { FinalState } from '../../domain/stabilisation/final-states.ts'
import { noRows } from '../../domain/surveys/survey-outcome.ts'

const journeys = Object.keys(journeyStates) as (keyof typeof journeyStates)[]
const anyPerson: fc.Arbitrary<FactsOfPerson> = fc.record({
  isErased: fc.boolean(),
  consent: fc.constantFrom('given', 'not-given', 'withdrawn'),
  willing: fc.constantFrom('willing', 'not-willing', 'undecided'),
  isUnclear: fc.boolean(),
  chance: fc.constantFrom('candidate', 'not-taken', null),
  offer: fc.constantFrom('sent', 'accepted', 'declined', 'unanswered', 'withdrawn', null),
  journey: fc.constantFrom(...journeys, null),
  lastCheckIn: fc.constantFrom('asked', 'answered', 'silent', 'missed', null),
})

/** What the house does not know the end of yet, said once more and otherwise than the table says it. */
function isOpen({
  isErased,
  consent,
  willing,
  isUnclear,
  chance,
  offer,
  journey,
  lastCheckIn,
}: FactsOfPerson): boolean {
  if (isErased) return false
  if (journey === 'accepted' || journey === 'seated' || journey === 'boarded') return true
  if (journey === 'handed-over' || journey === 'arrived')
    return lastCheckIn === 'asked' || (lastCheckIn === null && consent === 'given' && willing === 'willing')
  if (journey !== null || consent !== 'given') return false
  // A yes without a placement is a contradiction.
  if (offer !== null) return offer === 'sent' || offer === 'accepted'
  return willing === 'willing' && !isUnclear && chance === null
}

const someone: FactsOfPerson = {
  isErased: false,
  consent: 'given',
  willing: 'willing',
  isUnclear: false,
  chance: 'candidate',
  offer: null,
  journey: null,
  lastCheckIn: null,
}
const ends = (facts: Partial<FactsOfPerson>) => finalStateOf({ row: 'accepted', person: { ...someone, ...facts } })

describe('the final state of a row', () => {
  test('is one and the same for every person of whom nothing is open, and none for the others', () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const state = finalStateOf({ row: 'accepted', person })
        expect(state === null).toBe(isOpen(person))
      }),
      { numRuns: 3000 },
    )
  })

  test('is reached in every way there is', () => {
    const reached = new Set<FinalState | null>(
      fc.sample(anyPerson, { numRuns: 40_000, seed: 1 }).map((person) => finalStateOf({ row: 'accepted', person })),
    )
    for (const row of ['rejected', 'duplicate', 'outranked-later'] as const) reached.add(finalStateOf({ row }))
    expect(FinalState.options.filter((state) => !reached.has(state))).toEqual([])
  })

  test.each<[string, Partial<FactsOfPerson>, FinalState | null]>([
    ['said no', { offer: 'declined' }, 'declined'],
    ['said nothing', { offer: 'unanswered' }, 'silent'],
    ['may answer still', { offer: 'sent' }, null],
    ['took consent back while an offer was open', { offer: 'withdrawn', consent: 'withdrawn' }, 'consent-withdrawn'],
    ['has a seat still when all has ended', { journey: 'seated' }, null],
    ['was never asked on day 180, though they could be', { journey: 'handed-over' }, null],
    ['took consent back at work', { journey: 'handed-over', consent: 'withdrawn' }, 'stayed-not-asked'],
    ['arrived without a receipt and says so', { journey: 'arrived', lastCheckIn: 'answered' }, 'stayed'],
    ['left, and was erased later', { journey: 'left', isErased: true }, 'erased'],
    ['waits for a batch', { chance: null }, null],
  ])('somebody who %s', (_, facts, state) => {
    expect(ends(facts)).toBe(state)
  })

  test('an accepted row that brought in nobody is explained by nothing', () => {
    expect(finalStateOf({ row: 'accepted', person: null } satisfies FactsOfRow)).toBeNull()
  })
})

describe('rows without exactly one', () => {
  const surveyId = 'svy_00000000000000000000000a' as SurveyId
  const outcome = { ...noRows, rows: 6, accepted: 3, rejected: 2, duplicates: 1 }
  const told = (row: number, state: FinalState | null) => ({ surveyId, sheet: 1, row, state })
  const three = [told(2, 'stayed'), told(3, 'silent'), told(4, 'no-wish')]
  const unexplained = (rows: Parameters<typeof countFinalStates>[1]) =>
    countFinalStates([{ surveyId, outcome }], rows).unexplained

  test('are none where each row has one', () => {
    const counts = countFinalStates([{ surveyId, outcome }], three)
    expect(counts.unexplained).toBe(0)
    expect(counts.states).toMatchObject({ rejected: 2, duplicate: 1, stayed: 1, silent: 1, 'no-wish': 1, declined: 0 })
  })

  test('are counted where a row is open, missing, told of twice, or not of the survey', () => {
    expect(unexplained([...three.slice(1), told(2, null)])).toBe(1)
    expect(unexplained(three.slice(1))).toBe(1)
    expect(unexplained([...three, told(2, 'declined')])).toBe(1)
    expect(unexplained([...three, told(9, 'declined')])).toBe(1)
    expect(unexplained([])).toBe(3)
  })

  test('sheets of one workbook do not cover for each other', () => {
    const onTwoSheets = [told(2, 'stayed'), { ...told(2, 'silent'), sheet: 2 }, told(4, 'no-wish')]
    expect(unexplained(onTwoSheets)).toBe(0)
    expect(unexplained(onTwoSheets.map((one) => ({ ...one, sheet: 1 })))).toBe(2)
  })
})

test('a county counts its own sheets whole, and of the province’s sheets only its people', () => {
  const ended = (sheet: string, row: number, state: FinalState | null): EndedRow => ({
    surveyId: derivedId('SurveyId', sheet),
    sheet: 1,
    row,
    state,
  })
  const outcome = { ...noRows, rows: 5, accepted: 3, rejected: 1, duplicates: 1, candidates: 2 }
  const survey = (sheet: string, divisions: string[] | null) => ({
    surveyId: derivedId('SurveyId', sheet),
    divisions,
    outcome,
  })
  const rows = [
    ended('own', 2, 'stayed'),
    ended('own', 3, 'no-wish'),
    ended('province', 9, 'declined'),
    ended('province', 10, null),
    ended('province', 11, 'stayed'),
    ended('province', 11, 'stayed'),
  ]
  const counted = countOfCounty('530621', [survey('own', ['530621']), survey('province', null)], rows)
  // Of the county's own sheet one accepted row has no record; of the province's one is open, and one has two records.
  expect(counted).toMatchObject({ unexplained: 1 + 2, shared: 1 })
  const { stayed, declined, rejected, duplicate, 'no-wish': noWish } = counted.states
  expect({ stayed, declined, rejected, duplicate, noWish }).toEqual({
    stayed: 1,
    declined: 1,
    rejected: 1,
    duplicate: 1,
    noWish: 1,
  })
})
