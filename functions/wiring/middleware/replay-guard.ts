import type { MiddlewareObj } from '@middy/core'
import { refuse } from '../../../domain/kernel/refusal.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import type { Signed } from './sender-signature.ts'

/** Refuses an event that took effect before, told by its webhook-id; one that was refused or broke may come again. */
export function replayGuard(
  deps: () => Pick<Deps, 'receivedEvents' | 'clock'>,
): MiddlewareObj<unknown, unknown, Error, Signed> {
  return {
    async before({ context: { sender, key } }) {
      if (await deps().receivedEvents.has(sender, key))
        throw new Refused(refuse('replayed', `The event ${key} was received before.`))
    },
    async after({ context: { sender, key } }) {
      const { receivedEvents, clock } = deps()
      await receivedEvents.mark(sender, key, clock.now())
    },
  }
}
