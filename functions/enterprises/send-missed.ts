import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { secondsUntilNextTry } from '../../domain/enterprises/delivery.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { afterFailure, type Outcome, type Reachability } from '../../domain/enterprises/reachability.ts'
import { EnterpriseId, type EventId } from '../../domain/kernel/ids.ts'
import type { InLine } from '../../storage/enterprises/lines.ts'
import { whatFailed } from '../gateways/event-post.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { chanceOfTry } from './chance-of-try.ts'

const Run = z.object({ enterpriseId: EnterpriseId, run: z.int().positive() })
type Run = z.infer<typeof Run>

export type SendingDeps = Pick<
  Deps,
  'enterprises' | 'deliveries' | 'lines' | 'eventPost' | 'vault' | 'clock' | 'logger'
>

type SentOne = Awaited<ReturnType<Deps['eventPost']['send']>>

/** Nothing waits any more, or nobody is to send it; or so many seconds until the next try. */
type Sent = { readonly done: true } | { readonly done: false; readonly waitSeconds: number }

/** Events of a line that are read at once. */
const pageSize = 50
/** Milliseconds of the machine's clock: then the rest is for the next call. */
const longestTurn = 60_000

/** One turn of a run: sends what waits for an enterprise, in order, until something is not taken. */
export async function sendMissed({ enterpriseId, run }: Run, deps: SendingDeps): Promise<Sent> {
  const end = performance.now() + longestTurn
  const { run: latest, failures } = await deps.lines.runOf(enterpriseId)
  if (latest !== run) return { done: true }
  const enterprise = await deps.enterprises.get(enterpriseId)
  const webhookUrl = enterprise?.webhookUrl
  if (!enterprise || webhookUrl === undefined || enterprise.reachability?.state === 'disabled')
    return close({ enterpriseId, run }, deps)

  const refused = new Set<EventId>()
  let hasDelivered = false
  let failed: (SentOne & { outcome: Exclude<Outcome, 'delivered'> }) | undefined
  for (;;) {
    const line = await deps.lines.first(enterpriseId, pageSize + refused.size)
    const next = line.find(({ id }) => !refused.has(id))
    if (!next) break
    if (performance.now() > end) return { done: false, waitSeconds: 0 }
    const sent = await sendOne(next, { enterprise, webhookUrl }, deps)
    if (!sent) continue
    if (sent.outcome === 'delivered') hasDelivered = true
    else failed = { ...sent, outcome: sent.outcome }
    if (sent.outcome === 'refused') refused.add(next.id)
    if (sent.outcome === 'gone' || sent.outcome === 'unreachable') break
  }
  if (!failed) {
    if (hasDelivered) await deps.enterprises.noteReachability(enterpriseId, () => undefined)
    return close({ enterpriseId, run }, deps)
  }
  const reachability = await noteFailure(enterprise, hasDelivered, failed, deps)
  if (reachability?.state === 'disabled') return close({ enterpriseId, run }, deps)
  const inARow = hasDelivered ? 1 : failures + 1
  await deps.lines.countFailures(enterpriseId, run, inARow)
  const chance = chanceOfTry(enterpriseId, run, inARow)
  return { done: false, waitSeconds: secondsUntilNextTry(inARow, { paused: reachability?.state === 'paused', chance }) }
}

/** Sends the event unless it was sent meanwhile or is of no use any more; both leave the line. */
async function sendOne(
  next: InLine,
  to: { readonly enterprise: Enterprise; readonly webhookUrl: string },
  deps: SendingDeps,
): Promise<SentOne | null> {
  const delivery = await deps.deliveries.get(next.id)
  if (delivery?.state !== 'waiting') {
    await deps.lines.remove(next)
    return null
  }
  if (delivery.tryUntil <= deps.clock.now()) {
    await deps.deliveries.giveUp(next.id)
    await deps.lines.remove(next)
    return null
  }
  const [payload = ''] = await deps.vault.open('event', [delivery.sealedPayload], 'to send an event again')
  const sent = await deps.eventPost.send({ ...to, id: next.id, payload })
  const isDelivered = sent.outcome === 'delivered'
  await deps.deliveries.noteAttempt(delivery, sent.attempt, isDelivered)
  if (isDelivered) await deps.lines.remove(next)
  return sent
}

/** Only an address that took nothing at all goes on failing since the time before. One more failure of the same kind changes nothing. */
async function noteFailure(
  { id, reachability: known }: Enterprise,
  hasDelivered: boolean,
  { attempt, outcome }: SentOne & { outcome: Exclude<Outcome, 'delivered'> },
  { enterprises, logger }: SendingDeps,
): Promise<Reachability | undefined> {
  const failure = { outcome, what: whatFailed(attempt), at: attempt.at }
  const after = (before: Reachability | undefined) => afterFailure(hasDelivered ? undefined : before, failure)
  if (isDeepStrictEqual(after(known), known)) return known
  const noted = await enterprises.noteReachability(id, after)
  const reachability = noted?.reachability
  // What is to be seen by whoever watches the logs; the specialist finds it in the list of enterprises.
  if (reachability && reachability.state !== known?.state && ['paused', 'disabled'].includes(reachability.state))
    logger.warn(`the webhook address of an enterprise is ${reachability.state}`, { enterpriseId: id, ...failure })
  return reachability
}

/** Ends the run, and then looks whether something came to the line meanwhile. */
async function close({ enterpriseId, run }: Run, deps: SendingDeps): Promise<Sent> {
  if (!(await deps.lines.closeRun(enterpriseId, run))) return { done: true }
  const enterprise = await deps.enterprises.get(enterpriseId)
  if (enterprise?.webhookUrl === undefined || enterprise.reachability?.state === 'disabled') return { done: true }
  const [more] = await deps.lines.first(enterpriseId, 1)
  const goesOn = more !== undefined && (await deps.lines.reopenRun(enterpriseId, run))
  return goesOn ? { done: false, waitSeconds: 0 } : { done: true }
}

export const handler = task(Run, sendMissed)
