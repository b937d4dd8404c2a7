import { doorSentences } from '../../domain/kernel/door-sentences.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { inTurns } from '../gateways/sms/in-turns.ts'
import type { Deps } from '../wiring/deps.ts'
import { type PushCall, push } from '../wiring/push.ts'
import { type Routes, routes } from './catalog.ts'
import { takeReplies } from './take-replies.ts'

/** Questions to the provider that are under way. */
const atOnce = 5

/**
 * Takes what workers typed, as a provider pushes it. Where nobody signed it and the provider can be asked, a reply counts that is on
 * its record: a yes or a withdrawal may hang on it. One that is not there (yet) is to be pushed again. Where the provider cannot say,
 * path and address have to do: a withdrawal must not be lost because a query failed.
 */
async function receivePushedReplies(
  { params: { provider: name }, body, door, key }: PushCall<Routes['receive-pushed-replies']>,
  deps: Deps,
): Promise<object | Refusal<'busy'>> {
  const provider = (await deps.sms.providers()).find((one) => one.name === name)
  const now = deps.clock.now()
  const pushed = await inTurns(door.replies(body), atOnce, async (reply) => {
    const isOnRecord = provider?.hasOnRecord ? await provider.hasOnRecord(reply, now) : true
    return { reply, isOnRecord }
  })
  const untold = pushed.filter(({ isOnRecord }) => isOnRecord === null).length
  if (untold > 0) deps.logger.warn('replies that the provider could not be asked about', { provider: name, untold })
  const taken = pushed.filter(({ isOnRecord }) => isOnRecord !== false)
  if (taken.length > 0)
    await takeReplies(
      taken.map(({ reply }) => reply),
      { provider: name, key },
      deps,
    )
  const strange = pushed.length - taken.length
  if (strange === 0) return door.received
  deps.logger.warn('replies that are not on the provider’s record', { provider: name, strange })
  return refuse('busy', doorSentences('not-on-record', { count: strange }))
}

export const handler = push(routes['receive-pushed-replies'], receivePushedReplies)
