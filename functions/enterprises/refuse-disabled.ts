import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'

/** An address that said 410 gets nothing until one is given that takes a test event. */
export function refuseDisabled({ reachability }: Enterprise): Refusal<'invalid-state'> | undefined {
  if (reachability?.state !== 'disabled') return undefined
  return refuse(
    'invalid-state',
    `The webhook address answered 410 (gone) at ${reachability.disabledAt}: give one that works (PATCH webhookUrl); what waits is sent then.`,
  )
}
