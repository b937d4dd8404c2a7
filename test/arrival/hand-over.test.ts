import { describe, expect, test } from 'vitest'
import { handOver, isHandedOver } from '../../domain/arrival/hand-over.ts'
import { receiptOfPlant } from '../../domain/arrival/receipt-of-plant.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { passenger } from '../transport/some-passengers.ts'
import { now } from '../transport/some-travellers.ts'

const id = (number: number) => derivedId('WorkerId', number)
const electronics = derivedId('EnterpriseId', 'electronics')
const shoes = derivedId('EnterpriseId', 'shoes')
const arrived = { state: 'arrived' as const, hasBoarded: true }
const list = [passenger(1, arrived), passenger(2, arrived), passenger(3, { ...arrived, enterpriseId: shoes })]
const nobody = { arrived: [], noShow: [], diverted: [] }

describe("a plant's receipt", () => {
  test('hands over those it names and diverts those it does not take', () => {
    const moves = handOver(list, { enterpriseId: electronics, ...nobody, arrived: [id(1)], diverted: [id(2)] }, now)
    expect(moves).toMatchObject({ passengers: [{ to: 'handed-over' }, { to: 'diverted' }] })
  })

  test('is proof of the journey of somebody whom the roll-call missed', () => {
    const missed = [passenger(1, { state: 'no-show' })]
    const moves = handOver(missed, { enterpriseId: electronics, ...nobody, arrived: [id(1)] }, now)
    expect(moves).toMatchObject({ passengers: [{ from: expect.arrayContaining(['no-show']), hasBoarded: true }] })
  })

  test("is refused when it names another plant's people, or one person twice", () => {
    expect(
      handOver(list, { enterpriseId: electronics, ...nobody, arrived: [id(1), id(3)], noShow: [id(1)] }, now),
    ).toMatchObject({
      refused: 'invalid-request',
      errors: [{ pointer: '#/arrived/1' }, { pointer: '#/noShow/0' }],
    })
  })

  test('that says otherwise than one before it is told whom that concerns; it may add who came later', () => {
    const people = [
      passenger(1, { state: 'handed-over', hasBoarded: true }),
      passenger(2, { state: 'no-show' }),
      passenger(4, arrived),
    ]
    const second = { enterpriseId: electronics, ...nobody }
    expect(handOver(people, { ...second, arrived: [id(4)], noShow: [id(1)] }, now)).toMatchObject({
      refused: 'invalid-state',
      errors: [
        {
          pointer: '#/noShow/0',
          words: { zh: expect.stringMatching(/已到岗/), en: expect.stringMatching(/handed over/) },
        },
      ],
    })
    expect(handOver(people, { ...second, arrived: [id(1), id(2)] }, now)).toMatchObject({
      passengers: [{ to: 'handed-over' }, { workerId: id(2), from: expect.arrayContaining(['no-show']) }],
    })
  })

  test('completes the journey only when every plant has signed', () => {
    const done = { state: 'handed-over' as const, hasBoarded: true }
    expect(isHandedOver([passenger(1, done), passenger(2, { state: 'withdrawn' })])).toBe(true)
    expect(isHandedOver([passenger(1, done), passenger(3, { ...arrived, enterpriseId: shoes })])).toBe(false)
  })
})

describe("a plant's own word", () => {
  const boarded = { state: 'boarded' as const, hasBoarded: true }
  const people = [
    passenger(1, boarded),
    passenger(2, boarded),
    passenger(3, { state: 'handed-over', hasBoarded: true }),
    passenger(4, { state: 'withdrawn' }),
    passenger(5, { ...boarded, enterpriseId: shoes }),
  ]
  const { enterpriseId, jobOrderId } = passenger(1)

  test('is a receipt for all of its people who are still to come, but those whom it names as absent', () => {
    const absent = [passenger(2).placementId, passenger(4).placementId]
    expect(receiptOfPlant(people, enterpriseId, { jobOrderId, absent })).toMatchObject({
      receipt: { arrived: [id(1)], noShow: [id(2)], diverted: [] },
      listed: 2,
    })
  })

  test('is refused where it names somebody absent who is not on the trip for the job order', () => {
    const absent = [passenger(1).placementId, passenger(5).placementId]
    expect(receiptOfPlant(people, enterpriseId, { jobOrderId, absent })).toMatchObject({
      refused: 'invalid-request',
      errors: [{ pointer: '#/data/absent/1' }],
    })
  })

  test('says nothing about a trip that none of its people is on', () => {
    expect(receiptOfPlant([passenger(5, { enterpriseId: shoes })], enterpriseId, { jobOrderId, absent: [] })).toBeNull()
  })
})
