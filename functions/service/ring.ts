import * as z from 'zod'
import { exchange } from '../gateways/exchange.ts'
import { reachOfOperator } from '../gateways/reach.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { pulseSeal } from './pulse-seal.ts'

const Ring = z.object({ token: z.string() })

/** Milliseconds: longer than a cold start of the function that answers. */
const patience = 20_000

/**
 * Calls the service by its public address, as everybody else does, with what wakes the step that waits. Throws where the call is not
 * answered: name, certificate, door, function or secret.
 */
async function ring({ token }: z.infer<typeof Ring>, deps: Pick<Deps, 'secrets' | 'settings'>) {
  const { seal } = await pulseSeal(deps)
  const { PUBLIC_URL } = deps.settings
  const { status } = await exchange({
    url: `${PUBLIC_URL}/v1/pulse`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sealed: seal(token) }),
    reach: reachOfOperator(deps.settings),
    signal: AbortSignal.timeout(patience),
    mostBytes: 10_000,
  })
  if (status !== 204) throw new Error(`${new URL(PUBLIC_URL).origin} answered ${status} to our own call`)
  return {}
}

export const handler = task(Ring, ring)
