import { describe, expect, test } from 'vitest'
import { derivedId } from '../../../domain/kernel/ids.ts'
import { callRoll } from '../../../domain/transport/trips/call-roll.ts'
import type { Passenger } from '../../../domain/transport/trips/passenger.ts'
import { tallyPassengers } from '../../../domain/transport/trips/tally-passengers.ts'
import { passenger, train } from '../some-passengers.ts'
import { now } from '../some-travellers.ts'

const list: Passenger[] = [passenger(1), passenger(2), passenger(3, { state: 'withdrawn' })]
const id = (number: number) => derivedId('WorkerId', number)

describe('a roll-call', () => {
  test('puts those named on board and expects them on the train after the feeder', () => {
    const called = callRoll([passenger(1, { nextTripId: train })], { boarded: [id(1)], absent: [] }, now)
    expect(called).toMatchObject({
      moves: {
        passengers: [
          { workerId: id(1), to: 'boarded', hasBoarded: true },
          { workerId: id(1), tripId: train, to: 'expected', hasBoarded: true },
        ],
        placements: [{ workerId: id(1), to: { state: 'boarded' } }],
      },
    })
  })

  test('keeps why somebody is absent, and gives up their seat on the train', () => {
    const absent = [{ workerId: id(1), why: 'unwell' as const }]
    const called = callRoll([passenger(1, { nextTripId: train })], { boarded: [], absent }, now)
    expect(called).toMatchObject({
      moves: {
        passengers: [
          { to: 'no-show', why: 'unwell' },
          { tripId: train, to: 'no-show', why: 'missed-feeder' },
        ],
      },
    })
  })

  test('treats a change of mind at the door as a withdrawal, not as a no-show', () => {
    const absent = [{ workerId: id(2), why: 'changed-mind' as const }]
    const called = callRoll(list, { boarded: [], absent }, now)
    expect(called).toMatchObject({ moves: { passengers: [] }, withdrawing: [{ workerId: id(2) }] })
  })

  test('is refused whole when it names somebody outside the list, or who withdrew', () => {
    expect(callRoll(list, { boarded: [id(1), id(3), id(9)], absent: [] }, now)).toMatchObject({
      refused: 'invalid-request',
      errors: [{ pointer: '#/boarded/1' }, { pointer: '#/boarded/2' }],
    })
  })

  test('is refused when it says both of one person', () => {
    const absent = [{ workerId: id(1), why: 'not-there' as const }]
    expect(callRoll(list, { boarded: [id(1)], absent }, now)).toMatchObject({ refused: 'invalid-request' })
  })
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
