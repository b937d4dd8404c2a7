import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { forecastFrom } from '../../domain/matching/forecast-from.ts'

interface Came {
  readonly candidates: number
  readonly asked: number
  readonly accepted: number
  readonly state?: TransferBatch['state']
  /** Null: it was not planned. */
  readonly planned?: { readonly passengers: number; readonly costYuan: number } | null
}

function former({
  candidates,
  asked,
  accepted,
  state = 'completed',
  planned = { passengers: 10, costYuan: 4000 },
}: Came) {
  const headcount = { asked: 1, confirmed: 1, partial: 0, declined: 0, released: 0, placesAsked: asked, places: asked }
  const offers = { sent: accepted, accepted, declined: 0, unanswered: 0, withdrawn: 0, rounds: 1 }
  const trips = planned && { planned: 1, booked: 1, lost: 0, seatFill: 1, ...planned }
  return { state, counts: { candidates, chunks: 1, headcount, offers, ...(trips && { trips }) } }
}

test('a range stands on the least and the most that a batch before had', () => {
  const before = [
    former({ candidates: 100, asked: 40, accepted: 20 }),
    former({ candidates: 50, asked: 80, accepted: 40, planned: { passengers: 40, costYuan: 24_000 } }),
  ]
  expect(forecastFrom(before, 200)).toEqual({
    people: { least: 100, most: 160, basis: { batches: 2, least: 0.5, most: 0.8 } },
    transport: {
      least: yuan(40_000),
      most: yuan(96_000),
      basis: { batches: 2, least: yuan(400), most: yuan(600) },
    },
  })
})

test('nothing is guessed where there was no batch, where none is past its rounds, or none was planned', () => {
  expect(forecastFrom([], 200)).toEqual({ people: null, transport: null })
  const asking = former({ candidates: 100, asked: 40, accepted: 20, state: 'running', planned: null })
  expect(forecastFrom([asking], 200)).toEqual({ people: null, transport: null })
  const nobody = former({ candidates: 100, asked: 40, accepted: 0, state: 'failed', planned: null })
  expect(forecastFrom([nobody], 200)).toEqual({
    people: { least: 0, most: 0, basis: { batches: 1, least: 0, most: 0 } },
    transport: null,
  })
})

test('no range goes beyond who could come, or ends before it begins', () => {
  const came = fc
    .record({ candidates: fc.nat(1000), asked: fc.nat(1000), accepted: fc.nat(1000), passengers: fc.nat(500) })
    .map(({ passengers, ...one }) => former({ ...one, planned: { passengers, costYuan: passengers * 321 } }))
  fc.assert(
    fc.property(fc.array(came, { maxLength: 5 }), fc.nat(5000), (before, mostPeople) => {
      const { people, transport } = forecastFrom(before, mostPeople)
      if (people) {
        expect(people.least).toBeLessThanOrEqual(people.most)
        expect(people.most).toBeLessThanOrEqual(mostPeople)
      }
      if (transport) expect(transport.least.minorUnits).toBeLessThanOrEqual(transport.most.minorUnits)
    }),
  )
})
