import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'

/** Revoked before, it stays as it is. */
async function revokeLink(
  { params: { enterpriseId, linkId }, staff }: Call<Routes['revoke-link']>,
  { enterprises, enterpriseLinks, clock }: Pick<Deps, 'enterprises' | 'enterpriseLinks' | 'clock'>,
) {
  const [enterprise, kept] = await Promise.all([enterprises.get(enterpriseId), enterpriseLinks.get(linkId)])
  if (!enterprise || kept?.link.enterpriseId !== enterpriseId) return noSuch('link')
  const refusal = speaksFor(staff, enterprise)
  if (refusal) return refusal
  await enterpriseLinks.revoke(kept.tokenHash, { at: clock.now(), by: staff.subject })
  return (await enterpriseLinks.byToken(kept.tokenHash))?.link ?? kept.link
}

export const handler = http(routes['revoke-link'], revokeLink)
