import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Clock, Instant } from '../../domain/kernel/instant.ts'
import type { Mishap, StandIn } from '../gateways/sms/stand-in.ts'
import type { RoundApart, RoundSent } from './send-round-apart.ts'

const script = fileURLToPath(new URL('send-round-apart.ts', import.meta.url))

/** When the service is killed: when a quarter has gone out, whatever it does then, or in a call to which that happens. */
export type Kill = 'a quarter' | Extract<Mishap, `${string}, no answer`>

/** Of a round whose service was killed with SIGKILL some times, and started again each time. */
export interface KilledRound extends RoundSent {
  /** How often the provider took a text to each phone. */
  readonly taken: ReadonlyMap<string, number>
  /** From the first start that sent to the end, with all starts between. */
  readonly seconds: number
}

/** Sends a round to so many people through a provider's real client; its stand-in outlives the service, which is killed meanwhile. */
export async function killedRound(
  people: number,
  start: (clock: Clock) => Promise<StandIn>,
  kills: readonly Kill[] = ['a quarter', 'taken, no answer', 'lost, no answer'],
): Promise<KilledRound> {
  const provider = await start({ now: () => '2026-03-02T01:00:00.000Z' as Instant })
  const data = await mkdtemp(join(tmpdir(), 'zhida-killed-round-'))
  const settings = { ...provider.settings, limits: { perSecond: 1_000_000, perPhone: [] }, timeoutSeconds: 60 }
  const round: RoundApart = { data, people, provider: { name: provider.name, settings, keys: provider.keys } }
  let begun: number | undefined
  try {
    for (const kill of kills) {
      const before = provider.hanging()
      if (kill !== 'a quarter') provider.plan(kill)
      await killWhen(round, () => {
        if (provider.taken.length > 0) begun ??= performance.now()
        return kill === 'a quarter' ? provider.taken.length >= people / 4 : provider.hanging() > before
      })
    }
    const { ended, answer } = startRound(round)
    await ended
    const taken = new Map<string, number>()
    for (const { phone } of provider.taken) taken.set(phone, (taken.get(phone) ?? 0) + 1)
    const seconds = (performance.now() - (begun ?? Number.NaN)) / 1000
    return { ...(JSON.parse(await answer) as RoundSent), taken, seconds }
  } finally {
    await provider.stop()
    await rm(data, { recursive: true, force: true })
  }
}

function startRound(round: RoundApart) {
  const child = spawn(process.execPath, [script, JSON.stringify(round)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const signal = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_, by) => resolve(by)))
  let hasEnded = false
  const ended = signal.then((by) => {
    hasEnded = true
    return by
  })
  return { child, ended, hasEnded: () => hasEnded, answer: text(child.stdout) }
}

async function killWhen(round: RoundApart, isTime: () => boolean): Promise<void> {
  const { child, ended, hasEnded } = startRound(round)
  while (!isTime() && !hasEnded()) await setTimeout(5)
  child.kill('SIGKILL')
  if ((await ended) !== 'SIGKILL') throw new Error('the service ended before it could be killed')
}
