import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { InboundEnterpriseEvent, OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { PersonName } from '../../domain/kernel/personal.ts'
import { assembly, at, day } from './sample.ts'

const timestamp = at('2027-02-02')
const batchId = derivedId('BatchId', 'spring')
const jobOrderId = derivedId('JobOrderId', 'assembly')
const tripId = derivedId('TripId', 'coach-1')
const placementId = derivedId('PlacementId', 'wang')
const agreementId = assembly.agreementId

describe('what an enterprise sends is understood', () => {
  test.each([
    ['agreement.signed', { agreementId, signatory: '陈建国' }],
    ['job-order.reported', assembly],
    ['headcount.confirmed', { batchId, jobOrderId, answer: { answer: 'partial', confirmed: 45 } }],
    ['arrival.confirmed', { tripId, jobOrderId, arrived: 44, absent: [placementId] }],
    ['worker.left', { placementId, leftOn: day('2027-04-01') }],
  ])('%s', (type, data) => {
    expect(InboundEnterpriseEvent.parse({ type, timestamp, data })).toEqual({ type, timestamp, data })
  })
})

test('a detail about a person that we did not ask for is dropped on arrival', () => {
  const data = { placementId, leftOn: day('2027-04-01') }
  const parsed = InboundEnterpriseEvent.parse({
    type: 'worker.left',
    timestamp,
    data: { ...data, nationalId: '11010519491231002X' },
  })
  expect(parsed.data).toEqual(data)
})

test.each([
  ['an unknown event', { type: 'worker.fired', timestamp, data: {} }],
  ['a local time without a zone', { type: 'agreement.signed', timestamp: '2027-02-02 09:00', data: { agreementId } }],
  [
    'an answer of no places',
    {
      type: 'headcount.confirmed',
      timestamp,
      data: { batchId, jobOrderId, answer: { answer: 'partial', confirmed: 0 } },
    },
  ],
  [
    'an id of another kind',
    { type: 'worker.left', timestamp, data: { placementId: tripId, leftOn: day('2027-04-01') } },
  ],
])('%s is not taken', (_, event) => expect(InboundEnterpriseEvent.safeParse(event).success).toBe(false))

describe('a manifest', () => {
  const manifest = (passenger: object) => ({
    type: 'manifest.frozen',
    timestamp,
    data: { batchId, tripId, version: 1, jobOrders: [{ jobOrderId, passengers: [{ placementId, ...passenger }] }] },
  })
  test('names passengers by id and masked name', () => {
    const masked = manifest({ maskedName: new PersonName('王小明').masked })
    expect(OutboundEnterpriseEvent.parse(masked)).toEqual(masked)
  })
  test('cannot be sent with a full name, a phone or a national id', () => {
    expect(OutboundEnterpriseEvent.safeParse(manifest({ maskedName: '王小明' })).success).toBe(false)
    for (const detail of [
      { phoneLast4: '13812345678' },
      { idLast4: '11010519491231002X' },
      { phone: '138****5678' },
      { nationalId: '110***********002X' },
    ])
      expect(OutboundEnterpriseEvent.safeParse(manifest({ maskedName: '王**', ...detail })).success).toBe(false)
  })
})

test('no event to an enterprise has a place for what identifies a worker or must never be asked', () => {
  const schema = JSON.stringify(z.toJSONSchema(OutboundEnterpriseEvent))
  expect(schema).toContain('"maskedName"')
  for (const name of ['nationalId', 'phone', 'name', 'sex', 'gender', 'ethnicity', 'religion', 'birthDate', 'age'])
    expect(schema).not.toContain(`"${name}"`)
})
