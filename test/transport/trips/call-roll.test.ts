import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derivedId } from '../../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../../domain/kernel/instant.ts'
import { calledIn, RollCall } from '../../../domain/transport/trips/call-roll.ts'
import { contradictionsOn } from '../../../domain/transport/trips/contradiction.ts'
import { hearRollCall } from '../../../domain/transport/trips/hear-roll-call.ts'
import type { RollCallEntry } from '../../../domain/transport/trips/roll-call-entry.ts'
import { standingEntry } from '../../../domain/transport/trips/standing-entry.ts'
import { tallyPassengers } from '../../../domain/transport/trips/tally-passengers.ts'
import { passenger } from '../some-passengers.ts'
import { now } from '../some-travellers.ts'

const id = (number: number) => derivedId('WorkerId', number)

interface Said {
  readonly id?: string
  readonly said: RollCallEntry['said']
  readonly by: string
  /** Minutes. */
  readonly at: number
  readonly heard?: number
  readonly decides?: boolean
}
const minute = (minutes: number): Instant => plus(now, { minutes })
const entry = ({ said, by, at, heard = at, decides = false, id: name = `${by}-${at}` }: Said): RollCallEntry => ({
  id: name,
  said,
  why: said === 'absent' ? 'not-there' : null,
  at: minute(at),
  by,
  heardAt: minute(heard),
  decides,
})
const standing = (...said: Said[]) => {
  const found = standingEntry(said.map(entry))
  return found && [found.stands.said, found.isContradicted]
}

describe('which word stands', () => {
  test('of one reporter the later, which corrects the earlier', () => {
    const mistaken = { said: 'boarded', by: 'wang', at: 0 } as const
    expect(standing(mistaken, { said: 'absent', by: 'wang', at: 2 })).toEqual(['absent', false])
    expect(standing({ said: 'absent', by: 'wang', at: 2 }, mistaken)).toEqual(['absent', false])
  })

  test('of two, the one who saw them on board, until somebody decides', () => {
    const seen = { said: 'boarded', by: 'wang', at: 0 } as const
    const missed = { said: 'absent', by: 'li', at: 5 } as const
    expect(standing(seen, missed)).toEqual(['boarded', true])
    const decided = { said: 'absent', by: 'county', at: 30, decides: true } as const
    expect(standing(seen, missed, decided)).toEqual(['absent', false])
    // Tapped before the decision, sent after it.
    expect(standing(seen, decided, { said: 'boarded', by: 'zhao', at: 3, heard: 90 })).toEqual(['absent', false])
    expect(standing(seen, missed, decided, { said: 'boarded', by: 'li', at: 40 })).toEqual(['boarded', true])
  })

  test('does not hang on the order in which entries come in', () => {
    const arbitrary = fc.record({
      said: fc.constantFrom('boarded' as const, 'absent' as const),
      by: fc.constantFrom('wang', 'li', 'zhao'),
      at: fc.integer({ min: 0, max: 9 }),
      heard: fc.integer({ min: 0, max: 20 }),
      decides: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (said, chance) => {
        const entries = said.map((one, index) => entry({ ...one, id: `entry-${index}` }))
        const shuffled = entries
          .map((one) => ({ one, rank: chance.next().value }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ one }) => one)
        expect(standingEntry(shuffled)).toEqual(standingEntry(entries))
      }),
      { seed: 10, numRuns: 500 },
    )
  })
})

describe('a passenger of whom something is said', () => {
  const called = (said: 'boarded' | 'absent', at: number, why: 'not-there' | 'changed-mind' = 'not-there') => [
    { id: `tap-${at}`, workerId: id(1), said, why, at: minute(at), decides: false },
  ]
  const by = { by: 'wang', now: minute(60) }

  test('boards, or is missed with the reason, and a mistaken tap is mended', () => {
    const boarded = hearRollCall(passenger(1), called('boarded', 0), by)
    expect(boarded).toMatchObject({ state: 'boarded', hasBoarded: true, why: null })
    const corrected = hearRollCall({ ...passenger(1), ...boarded, roll: [...boarded.roll] }, called('absent', 1), by)
    expect(corrected).toMatchObject({ state: 'no-show', hasBoarded: false, why: 'not-there' })
    expect(corrected.roll).toHaveLength(2)
  })

  test('who came by the feeder has boarded, even if they are missed on the train', () => {
    const missed = hearRollCall(passenger(1, { hasBoarded: true }), called('absent', 0), by)
    expect(missed).toMatchObject({ state: 'no-show', hasBoarded: true })
  })

  test('a change of mind at the door waits for the withdrawal; on the way it is an absence', () => {
    const atTheDoor = hearRollCall(passenger(1), called('absent', 0, 'changed-mind'), by)
    expect(atTheDoor.state).toBe('expected')
    const onTheWay = hearRollCall(passenger(1, { hasBoarded: true }), called('absent', 0, 'changed-mind'), by)
    expect(onTheWay).toMatchObject({ state: 'no-show', why: 'changed-mind' })
  })

  test('who has withdrawn or arrived stays so; what is said is kept and shown', () => {
    for (const state of ['withdrawn', 'arrived', 'handed-over', 'diverted'] as const) {
      const heard = hearRollCall(passenger(1, { state }), called('absent', 0), by)
      expect(heard).toMatchObject({ state, roll: [{ said: 'absent' }] })
    }
    const aboard = hearRollCall(passenger(1, { state: 'withdrawn' }), called('boarded', 0), by)
    const seen = passenger(1, { state: 'withdrawn', roll: [...aboard.roll] })
    expect(contradictionsOn([seen])).toMatchObject([{ workerId: id(1), stands: 'boarded' }])
  })
})

test('a sheet that was ticked by hand is entries too; it cannot say both of one person', () => {
  const roll = RollCall.parse({ boarded: [id(1)], absent: [{ workerId: id(2), why: 'unwell' }] })
  const entries = calledIn(roll, { key: 'sheet', now })
  expect(entries).toMatchObject([
    { workerId: id(1), said: 'boarded', at: now },
    { workerId: id(2), said: 'absent', why: 'unwell' },
  ])
  expect(calledIn(roll, { key: 'sheet', now: minute(5) }).map((one) => one.id)).toEqual(entries.map((one) => one.id))
  const both = RollCall.safeParse({ boarded: [id(1)], absent: [{ workerId: id(1) }] })
  expect(both.error?.issues).toMatchObject([{ path: ['absent', 0, 'workerId'] }])
})

test('everybody is counted once: expected, withdrawn, boarded or no-show', () => {
  const people = [
    passenger(1),
    passenger(2, { state: 'withdrawn' }),
    passenger(3, { state: 'no-show' }),
    passenger(4, { state: 'no-show', hasBoarded: true }),
    passenger(5, { state: 'handed-over', hasBoarded: true }),
    passenger(6, { state: 'diverted', hasBoarded: true }),
  ]
  expect(tallyPassengers(people)).toEqual({
    expected: 1,
    withdrawn: 1,
    noShow: 1,
    boarded: 3,
    arrived: 2,
    handedOver: 1,
    diverted: 1,
  })
})
