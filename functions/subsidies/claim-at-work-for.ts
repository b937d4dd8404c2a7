import type { ClaimId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'

/** A claim of the reader’s county, or of somebody who works in the reader’s city: a station may have the paper in hand. */
export async function claimAtWorkFor(
  staff: Staff,
  claimId: ClaimId,
  { subsidyClaims }: Pick<Deps, 'subsidyClaims'>,
): Promise<SubsidyClaim | Refusal> {
  const claim = await subsidyClaims.get(claimId)
  if (!claim) return noSuch('subsidy claim')
  const { countyCode, cityCode } = claim
  const belonging = { counties: [countyCode], cities: cityCode === undefined ? [] : [cityCode] }
  return inScope(staff, belonging) ? claim : outOfScope()
}
