import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { epochOf, type Instant, instantOf } from '../../../domain/kernel/instant.ts'
import { type JumpingClock, jumpingClock } from '../../../local/clock/jumping-clock.ts'
import { ApiClient } from '../../../local/partners/api-client.ts'
import { carriers } from '../../../local/partners/carriers.ts'
import { type Ledger, openLedger } from '../../../local/partners/ledger.ts'
import { openSimulation, type Simulation } from '../../../local/partners/simulation.ts'

const start = epochOf('2026-03-02T01:00:00.000Z' as Instant)
const hour = 3_600_000
let folder: string
let ledger: Ledger | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhida-partners-'))
})
afterEach(async () => {
  ledger?.close()
  ledger = undefined
  await rm(folder, { recursive: true })
})

/** The partners as a new process finds them. */
function startAgain(): { simulation: Simulation; clock: JumpingClock } {
  ledger?.close()
  ledger = openLedger(join(folder, 'partners.sqlite'))
  const clock = jumpingClock({ start: instantOf(ledger.lastKept ?? start), seed: 1 })
  const api = new ApiClient({ url: 'http://127.0.0.1:9', clock, token: async () => '' })
  return { simulation: openSimulation({ clock, api, seed: 1, pace: 'natural', ledger }), clock }
}

test('seats that a carrier held before a crash are confirmed after it', () => {
  const mood = { soldOut: () => false }
  const tripId = 'trp_2z08z73s7rrckc8rez44w86w'
  const { simulation } = startAgain()
  const before = carriers(simulation, () => 'secret', mood)
  const hold = { quoteId: 'coach-19', tripId, seats: 12, stops: [] }
  expect(before.inboxes.holds.receive({ id: 'hold-1', body: hold })).toMatchObject({ held: true })
  simulation.keep()

  const after = carriers(startAgain().simulation, () => 'secret', mood)
  expect(after.keptTrips()).toEqual([tripId])
  const body = { tripId, reference: 'H-rez44w86w' }
  expect(after.inboxes.confirmations.receive({ id: 'confirm-1', body })).toMatchObject({ confirmed: true })
})

test('what was broken off is done again at its instant, and what it led to happens once', async () => {
  const partner = ({ simulation }: { simulation: Simulation }, dies: boolean) => {
    const seen: string[] = []
    const arrive = simulation.does<{ tripId: string }>('arrive', ({ tripId }, due) => {
      seen.push(`${tripId} arrived after ${(due - start) / hour} h`)
    })
    const depart = simulation.does<{ tripId: string }>('depart', async ({ tripId }, due) => {
      seen.push(`${tripId} departed after ${(due - start) / hour} h`)
      if (dies) await new Promise(() => undefined)
      return () => arrive.at(due + 5 * hour, { tripId })
    })
    simulation.resume()
    return { depart, seen }
  }
  const first = startAgain()
  const before = partner(first, true)
  before.depart.at(start + 2 * hour, { tripId: 'trp_1' })
  first.simulation.keep()
  await expect.poll(() => before.seen).toEqual(['trp_1 departed after 2 h'])

  const second = startAgain()
  const after = partner(second, false)
  await second.clock.idle()
  expect(after.seen).toEqual(['trp_1 departed after 2 h', 'trp_1 arrived after 7 h'])

  const third = startAgain()
  const later = partner(third, false)
  await third.clock.idle()
  expect(later.seen).toEqual([])
  expect(third.clock.epochMilliseconds()).toBe(start + 7 * hour)
})
