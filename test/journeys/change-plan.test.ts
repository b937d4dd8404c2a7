import { afterEach, expect, test } from 'vitest'
import type { ProposalSheet } from '../../domain/transport/journeys/transport-proposal.ts'
import { arrivesAt, type Trip } from '../../domain/transport/trips/trip.ts'
import type { TripSheet } from '../../domain/transport/trips/trip-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { startRunningBatch } from './running-batch.ts'

let world: World | undefined
afterEach(() => world?.close())

test('a batch whose plan is changed before approval, and which loses a trip after booking, brings everybody it counted to work', async () => {
  world = await openWorld({ approves: false })
  const batch = await startRunningBatch(world, { workers: 60 })
  const { office, path } = batch
  const tripsNow = async () => {
    const { items } = await office.get<{ items: Trip[] }>(`${path}/trips?limit=100`)
    return items.filter(({ progress }) => progress.state !== 'cancelled')
  }
  const planned = await batch.reach('waiting for approval')
  const before = await tripsNow()

  const proposals = `${path}/transport-proposals`
  const locked = before.find(({ mode }) => mode === 'feeder-coach' || mode === 'charter-coach')!
  const constraints = { vehicles: [{ tripId: locked.tripId, coaches: [{ seats: 53, count: 1 }] }] }
  const refused = await office.post<ProposalSheet>(proposals, 'first proposal', constraints)
  await world.advance({ minutes: 5 })
  expect(await office.get<ProposalSheet>(`${proposals}/${refused.proposalId}`)).toMatchObject({
    state: 'refused',
    errors: [{ pointer: '#/vehicles/0', detail: expect.stringMatching(/^nobody offers a coach with 53 seats/) }],
  })
  const asked = await office.post<ProposalSheet>(proposals, 'second proposal', {
    lock: [locked.tripId],
    forbid: ['seat-block-rail', 'seat-block-air'],
  })
  await world.advance({ minutes: 5 })
  const proposal = await office.get<ProposalSheet>(`${proposals}/${asked.proposalId}`)
  expect(proposal).toMatchObject({ state: 'proposed' })
  const { summary } = proposal.difference!
  await office.post(`${proposals}/${asked.proposalId}/acceptance`, 'accept', {})
  await world.advance({ minutes: 10 })
  const again = await batch.look()
  expect(again.progress).toMatchObject({ step: 'waiting for approval' })
  expect(again.progress.since > planned.progress.since).toBe(true)
  expect(again.counts.trips).toMatchObject({ costYuan: summary.cost.after.minorUnits / 100 })
  const changed = await tripsNow()
  expect(changed).toContainEqual(locked)
  expect(changed.map(({ mode }) => mode)).not.toContain('seat-block-rail')

  await office.post(`${path}/approval`, 'yes', { decision: 'approve' })
  await batch.reach('travelling')
  const lost = (await tripsNow()).find(({ tripId }) => tripId === locked.tripId)!
  expect(lost.booking.state).toBe('confirmed')
  await office.post(`/v1/trips/${lost.tripId}/lost`, 'lost', { why: 'vehicle-broken-down' })
  await world.advance({ hours: 12 })
  const sheet = await office.get<TripSheet>(`/v1/trips/${lost.tripId}`)
  expect(sheet).toMatchObject({
    progress: { state: 'cancelled' },
    loss: { why: 'vehicle-broken-down', replaced: { passengers: lost.passengers }, isOver: false },
  })
  const [instead] = sheet.loss!.replaced!.tripIds
  expect(await office.get<TripSheet>(`/v1/trips/${instead}`)).toMatchObject({ passengers: lost.passengers })

  const ended = await batch.reach('ended')
  expect(ended.state).toBe('completed')
  const { boarded, noShow, withdrawn } = ended.counts.journey!
  expect(boarded + noShow + withdrawn).toBe(ended.counts.offers!.accepted)
  const replacing = await office.get<TripSheet>(`/v1/trips/${instead}`)
  expect(replacing.progress.state).toBe('handed-over')
  expect(replacing.tally.handedOver).toBeGreaterThan(0)
  expect(ended.progress.since > arrivesAt(replacing)).toBe(true)
  expect(await office.get<TripSheet>(`/v1/trips/${lost.tripId}`)).toMatchObject({ loss: { isOver: true } })
})
