import * as z from 'zod'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const hour = 3_600_000

/** Puts on record how much waits on the province's list, where everything stands, and for how long the oldest of it is late. */
async function measureWaiting(_: object, { waiting, metrics, clock }: Pick<Deps, 'waiting' | 'metrics' | 'clock'>) {
  const now = clock.now()
  const hours = (since: Instant | null) => (since === null ? 0 : (epochOf(now) - epochOf(since)) / hour)
  const kinds = await waiting.measure('province', now)
  metrics.waiting(
    new Map([...kinds].map(([kind, { lateSince, ...counts }]) => [kind, { ...counts, oldestHours: hours(lateSince) }])),
  )
  return {}
}

export const handler = task(z.object({}), measureWaiting)
