import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MatchingInstance, MatchingWorker } from '../../domain/matching/matching-instance.ts'
import { readMatchingInstance } from '../../domain/matching/read-matching-instance.ts'
import { surelyAnInstance } from '../../domain/matching/surely-an-instance.ts'
import { instanceOf, order, person } from './people-and-orders.ts'
import { smallInstance } from './small-instances.ts'

describe('what must never decide about a job', () => {
  test('cannot reach the matcher: a worker has these fields and no other', () => {
    expect(Object.keys(MatchingWorker.shape).sort()).toEqual([
      'age',
      'alreadyOffered',
      'companionGroup',
      'county',
      'destinations',
      'earliestDepartureDay',
      'id',
      'minimumMonthlyWageYuan',
      'priority',
      'skills',
      'tooYoungFor',
    ])
  })

  test.each(['sex', 'ethnicity', 'religion', 'householdRegistration', 'regionOfOrigin', 'marriage', 'children'])(
    'a worker with %s is refused',
    (field) => {
      const instance = { ...instanceOf([], [order('J1')]), workers: [{ ...person('W1'), [field]: 'x' }] }
      expect(MatchingInstance.safeParse(instance).error?.issues).toMatchObject([
        { code: 'unrecognized_keys', keys: [field], path: ['workers', 0] },
      ])
    },
  )
})

describe('an instance that would be misread is refused with a sentence that says what to do:', () => {
  const some = instanceOf([person('W1')], [order('J1')])
  const { age: _, ...ageless } = person('W1')
  test.each<[string, unknown, string]>([
    ['a list', [], 'The file must hold one JSON object with format, workers and jobOrders, but it is [].'],
    [
      'another format',
      { ...some, format: 'transport-1' },
      'format must be "matching-workers-1", but it is "transport-1".',
    ],
    ['no workers', { ...some, workers: undefined }, 'workers must be a list of workers, but it is missing.'],
    ['a worker of nothing', { ...some, workers: [null] }, 'workers[0] must be an object, a worker, but it is null.'],
    [
      'no age',
      { ...some, workers: [ageless] },
      'workers[0] (W1): age must be whole years from 0 to 150, but it is missing.',
    ],
    [
      'half a yuan',
      instanceOf([person('W1', { minimumMonthlyWageYuan: 0.5 })], []),
      'workers[0] (W1): minimumMonthlyWageYuan must be whole yuan, 0 or more, but it is 0.5.',
    ],
    [
      'four wishes',
      instanceOf([person('W1', { destinations: ['a', 'b', 'c', 'd'] })], []),
      'workers[0] (W1): destinations must be "any" or a list of at most 3 provinces, but it is ["a","b","c","d"].',
    ],
    [
      'a negative headcount',
      instanceOf([], [order('J1', { headcount: -1 })]),
      'jobOrders[0] (J1): headcount must be a whole number from 0 to 1,000,000, but it is -1.',
    ],
    [
      'two workers with one id',
      instanceOf([person('W1'), person('W1')], []),
      'workers has W1 twice; give each an id of its own.',
    ],
    [
      'two orders with one id',
      instanceOf([], [order('J1'), order('J1')]),
      'jobOrders has J1 twice; give each an id of its own.',
    ],
    [
      'what no match may look at',
      { ...some, workers: [{ ...person('W1'), sex: 'x' }] },
      'workers[0] (W1) has what no match may look at: sex; leave it out.',
    ],
  ])('%s', async (_, instance, sentence) => {
    expect(await readMatchingInstance(instance)).toMatchObject({ refused: 'invalid-instance', detail: sentence })
  })
})

describe('what is taken for an instance without its schema', () => {
  test('is one: every file that fits, with what a batch adds to it', () => {
    fc.assert(fc.property(smallInstance, (instance) => surelyAnInstance(instance)))
    const offeredBefore = person('W1', { alreadyOffered: ['J1'], tooYoungFor: [] })
    expect(surelyAnInstance(instanceOf([offeredBefore], [{ ...order('J1'), lodging: { beds: 4 } }]))).toBe(true)
  })

  test('is what the schema takes as it stands, whatever is put in the place of a field, a row or a list', () => {
    const fields = Object.keys({ ...person('W1'), ...order('J1'), alreadyOffered: 0, tooYoungFor: 0, sex: 0 })
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        -1,
        0.5,
        151,
        1_000_001,
        2 ** 53,
        '',
        'any',
        ['a', 'b', 'c', 'd'],
        [1, 0.5],
        ['W1'],
        null,
        undefined,
      ),
    )
    const change = fc.record({
      list: fc.constantFrom('workers', 'jobOrders', 'format', 'more'),
      field: fc.option(fc.constantFrom(...fields, 'toString', '__proto__')),
      to: anything,
    })
    let [taken, refused] = [0, 0]
    fc.assert(
      fc.property(smallInstance, change, fc.boolean(), (instance, { list, field, to }, leaveOut) => {
        const changed = structuredClone(instance) as unknown as Record<string, unknown>
        const rows = changed[list]
        const row: unknown = Array.isArray(rows) ? rows.at(-1) : undefined
        if (field !== null && row !== undefined) {
          Object.defineProperty(row, field, { value: to, enumerable: true, configurable: true, writable: true })
          if (leaveOut) Reflect.deleteProperty(row as object, field)
        } else if (leaveOut) Reflect.deleteProperty(changed, list)
        else changed[list] = to
        if (!surelyAnInstance(changed)) {
          refused += 1
          return
        }
        taken += 1
        expect(MatchingInstance.parse(changed)).toEqual(changed)
      }),
      { numRuns: 1000 },
    )
    expect([taken > 0, refused > 0]).toEqual([true, true])
  })
})
