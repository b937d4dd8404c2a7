import type { Deps } from '../wiring/deps.ts'
import { type PushCall, push } from '../wiring/push.ts'
import { type Routes, routes } from './catalog.ts'
import { takeReplies } from './take-replies.ts'

/** Takes what workers typed, as a provider pushes it. */
async function receivePushedReplies(
  { params: { provider }, body, door, key }: PushCall<Routes['receive-pushed-replies']>,
  deps: Deps,
): Promise<object> {
  await takeReplies(door.replies(body), { provider, key }, deps)
  return door.received
}

export const handler = push(routes['receive-pushed-replies'], receivePushedReplies)
