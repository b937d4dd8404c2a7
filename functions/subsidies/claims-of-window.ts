import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import type { Deps } from '../wiring/deps.ts'

const pageSize = 500

/** The claims of a county for one window of a policy, page by page; whoever has enough reads no further. */
export async function* claimsOfWindow(
  of: Pick<SubsidyClaim, 'policyId' | 'window' | 'countyCode'>,
  { subsidyClaims }: Pick<Deps, 'subsidyClaims'>,
): AsyncGenerator<SubsidyClaim> {
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const page = await subsidyClaims.ofWindow(of, { cursor, limit: pageSize })
    yield* page.items
    cursor = page.next
  }
}
