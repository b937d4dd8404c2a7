import { afterEach, expect, test, vi } from 'vitest'
import { handler as releaseTrips } from '../../../functions/transport/travel/release-trips.ts'
import { batchId } from '../some-travellers.ts'
import { openTransport, type TransportWorld } from '../transport-world.ts'

let transport: TransportWorld
afterEach(() => transport.close())

test('the people of a batch that ends early are told once, even if the first try to tell them breaks', async () => {
  transport = await openTransport()
  await transport.plan()
  const told = () => transport.world.partners.sent.map(({ template }) => template)
  vi.spyOn(transport.deps.messages, 'queue').mockRejectedValue(new Error('Rate exceeded'))
  await expect(transport.task(releaseTrips, { batchId })).rejects.toThrow('Rate exceeded')
  expect(told()).toEqual([])
  vi.restoreAllMocks()
  for (const _ of ['second try', 'third']) await transport.task(releaseTrips, { batchId })
  await transport.world.advance({ hours: 1 })
  expect(told()).toEqual(Array(30).fill('arrangement-ended'))
  expect(new Set((await transport.trips()).map(({ progress }) => progress.state))).toEqual(new Set(['cancelled']))
})
