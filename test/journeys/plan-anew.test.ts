import { afterEach, expect, test } from 'vitest'
import type { ProposalSheet } from '../../domain/transport/journeys/transport-proposal.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { openWorld, type World } from '../world.ts'
import { startRunningBatch } from './running-batch.ts'

let world: World | undefined
afterEach(() => world?.close())

test('a plan that is rejected twice before it is approved: nobody hears of the trips of before, and everybody comes to work', async () => {
  world = await openWorld({ approves: false })
  const batch = await startRunningBatch(world)
  const { office, path } = batch
  const trips = async () => (await office.get<{ items: Trip[] }>(`${path}/trips?limit=100`)).items
  const running = async () => (await trips()).filter(({ progress }) => progress.state !== 'cancelled')
  const planned = await batch.reach('waiting for approval')
  const before = await running()
  expect(before.map(({ mode }) => mode)).toContain('seat-block-rail')

  const why = '火车票太贵'
  const rejection = { decision: 'replan', why, wishes: { forbid: ['seat-block-rail', 'seat-block-air'] } }
  const { proposalId } = await office.post<{ proposalId: string }>(`${path}/approval`, 'without seats', rejection)
  await world.advance({ minutes: 10 })
  const again = await batch.look()
  expect(again).toMatchObject({
    state: 'running',
    progress: { step: 'waiting for approval', waitsFor: expect.stringMatching(/^the approval of \d+ trips/) },
    plansSetAside: [{ decision: 'replan', proposalId, why }],
  })
  expect(again.progress.since > planned.progress.since).toBe(true)
  const other = await running()
  expect(other.map(({ mode }) => mode)).not.toContain('seat-block-rail')
  expect(again.counts.trips).toMatchObject({ planned: other.length, passengers: planned.counts.trips!.passengers })
  const sheet = await office.get<ProposalSheet>(`${path}/transport-proposals/${proposalId}`)
  expect(sheet.difference!.dropped.length).toBeGreaterThan(0)

  // Nobody decides in time; in the second delay it is rejected once more, with what cannot be done.
  await world.advance({ hours: 50 })
  expect((await batch.look()).progress.waitsFor).toContain('overdue')
  await office.post(`${path}/approval`, 'too dear', { decision: 'replan', why: '超预算', wishes: { budgetYuan: 10 } })
  await world.advance({ minutes: 10 })
  expect((await batch.look()).progress).toMatchObject({
    step: 'waiting for approval',
    waitsFor: expect.stringMatching(
      /^the approval of \d+ trips.*another plan could not be made: its proposal says why/,
    ),
  })
  expect(await running()).toEqual(other)

  await office.post(`${path}/approval`, 'yes', { decision: 'approve' })
  const ended = await batch.reach('ended')
  expect(ended.state).toBe('completed')
  const { boarded, noShow, withdrawn, handedOver } = ended.counts.journey!
  expect(boarded + noShow + withdrawn).toBe(ended.counts.offers!.accepted)
  expect(handedOver).toBeGreaterThan(0)
  const notices = world.partners.sent.filter(({ template }) => template.startsWith('travel-notice'))
  expect(new Set(notices.map(({ phone }) => phone)).size).toBe(notices.length)
  const kept = new Set((await running()).map(({ tripId }) => tripId))
  for (const { tripId, booking } of before.filter((trip) => !kept.has(trip.tripId))) {
    const trip = (await trips()).find((one) => one.tripId === tripId)!
    expect(trip.progress.state).toBe('cancelled')
    expect(['planned', 'not-needed', 'released', 'cancelled']).toContain(booking.state)
  }
  expect(world.partners.keptTrips().filter((tripId) => !kept.has(tripId as Trip['tripId']))).toEqual([])
})
