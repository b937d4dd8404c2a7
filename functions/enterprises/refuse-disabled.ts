import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'

/** There is nowhere to send to; an address that said 410 gets nothing until one is given that takes a test event. */
export function refuseDisabled({ webhookUrl, reachability }: Enterprise): Refusal<'invalid-state'> | undefined {
  if (webhookUrl === undefined)
    return refuse(
      'invalid-state',
      'The enterprise has no server: give its address (PATCH webhookUrl), or send it a link.',
    )
  if (reachability?.state !== 'disabled') return undefined
  return refuse(
    'invalid-state',
    `The webhook address answered 410 (gone) at ${reachability.disabledAt}: give one that works (PATCH webhookUrl); what waits is sent then.`,
  )
}
