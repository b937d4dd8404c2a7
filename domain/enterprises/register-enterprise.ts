import type * as z from 'zod'
import type { EnterpriseId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { Enterprise, GivenContact, LicenceOverride, maskContact, WebhookUrl } from './enterprise.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import { firstSecretVersion } from './secret-versions.ts'
import { checkSocialCreditCode } from './social-credit-code.ts'

/** What staff send; `licenceOverride` only where the licence was seen and its code fails the check sum. */
export const RegisterEnterprise = Enterprise.pick({
  name: true,
  socialCreditCode: true,
  webhookUrl: true,
  specialist: true,
}).extend({
  contact: GivenContact.optional(),
  licenceOverride: LicenceOverride.pick({ why: true }).optional(),
})
export type RegisterEnterprise = z.infer<typeof RegisterEnterprise>

/** What staff may change later, at least one of it. `webhookUrl` null: the enterprise has given its server up. */
export const ChangeEnterprise = RegisterEnterprise.pick({ specialist: true, contact: true })
  .extend({ webhookUrl: WebhookUrl.nullable() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, enterpriseSentences('name-a-change').en)
export type ChangeEnterprise = z.infer<typeof ChangeEnterprise>

/** Refuses `invalid-request` when the code fails its check sum and nobody overrides it. */
export function registerEnterprise(
  request: RegisterEnterprise,
  { id, by, at }: { id: EnterpriseId; by: string; at: Instant },
): Enterprise | Refusal<'invalid-request'> {
  const { licenceOverride, contact, ...facts } = request
  const enterprise: Enterprise = {
    ...facts,
    ...(contact && { contact: maskContact(contact) }),
    id,
    standing: { state: 'active' },
    secretVersions: firstSecretVersion,
    registeredAt: at,
  }
  const check = checkSocialCreditCode(request.socialCreditCode)
  if (check === 'valid') return enterprise
  if (check === 'checksum-mismatch' && licenceOverride)
    return { ...enterprise, licenceOverride: { by, at, why: licenceOverride.why } }
  const words = enterpriseSentences(check === 'malformed' ? 'code-malformed' : 'code-check-wrong')
  return refuse('invalid-request', words, '#/socialCreditCode')
}
