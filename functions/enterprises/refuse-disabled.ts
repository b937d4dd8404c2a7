import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import { inWords } from '../../domain/kernel/judge-event.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'

/** There is nowhere to send to; an address that said 410 gets nothing until one is given that takes a test event. */
export function refuseDisabled({ webhookUrl, reachability }: Enterprise): Refusal<'invalid-state'> | undefined {
  if (webhookUrl === undefined) return refuse('invalid-state', enterpriseSentences('no-server'))
  if (reachability?.state !== 'disabled') return undefined
  return refuse('invalid-state', enterpriseSentences('address-gone', { at: inWords(reachability.disabledAt) }))
}
