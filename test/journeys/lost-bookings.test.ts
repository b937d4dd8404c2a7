import { expect, test } from 'vitest'
import { runJourney } from './run-journey.ts'

const travelled = new Set(['arrived', 'handed-over', 'diverted', 'left'])

test('when trains turn out to be sold out at booking, people still get to their plants, each told once', async () => {
  const lost = new Set<string>()
  const { result, trips, sent, placements, kept } = await runJourney({
    workers: 40,
    seed: 1,
    mood: {
      soldOut({ quoteId, tripId }) {
        if (quoteId.startsWith('rail')) lost.add(tripId)
        return quoteId.startsWith('rail')
      },
    },
  })
  expect(lost.size).toBeGreaterThan(0)
  for (const { tripId, booking } of trips) if (lost.has(tripId)) expect(booking.state).not.toBe('confirmed')
  const { accepted } = result.offers
  const { boarded, noShow, withdrawn } = result.journey
  expect(boarded + noShow + withdrawn).toBe(accepted)
  expect(boarded).toBeGreaterThan(accepted / 2)
  const notices = Map.groupBy(
    sent.filter(({ template }) => template.startsWith('travel-notice')),
    ({ workerId }) => workerId,
  )
  for (const { workerId, journey } of placements)
    if (travelled.has(journey.state)) expect(notices.get(workerId)).toHaveLength(1)
  const running = new Set(result.trips.map(({ id }) => id))
  expect(kept.filter((tripId) => !running.has(tripId))).toEqual([])
})
