import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { AddressRefused } from '../gateways/reach.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Refuses a `webhookUrl` that leads into a private network or to this machine. A name that cannot be resolved at this moment
 * passes: it is asked for again, and judged, each time we connect.
 */
export async function refuseInnerAddress(
  webhookUrl: string,
  { reach }: Pick<Deps, 'reach'>,
): Promise<Refusal<'invalid-request'> | undefined> {
  try {
    await reach.addressesOf(new URL(webhookUrl))
  } catch (error) {
    if (!(error instanceof AddressRefused)) return undefined
    return refuse('invalid-request', enterpriseSentences('inner-address'), '#/webhookUrl')
  }
  return undefined
}
