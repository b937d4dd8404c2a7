import { atShanghai, dateInShanghai, plusDays } from '../kernel/instant.ts'
import { scopesAround, type Waiting } from '../kernel/waiting.ts'
import { attachedInWords } from './attached-in-words.ts'
import { windowsOn } from './claim-windows.ts'
import { missingInWords } from './missing-in-words.ts'
import { noticesEndOn } from './notices-end-on.ts'
import { subsidiesSentences } from './subsidies-sentences.ts'
import type { SubsidyClaim } from './subsidy-claim.ts'
import type { SubsidyPolicy } from './subsidy-policy.ts'
import { windowInWords } from './window-in-words.ts'

/** Days before the end of a window on which an office is reminded of a claim that is on no notice yet (default). */
const windowTold = 14

/**
 * What an office has still to do for a claim: get the papers that are missing; post it before its window closes; pay it once its notices
 * have run out.
 */
export function waitingOnClaim(claim: SubsidyClaim, policy: SubsidyPolicy): Waiting[] {
  const { claimId, workerId, countyCode, cityCode, window, progress, claimedAt } = claim
  const of = { name: policy.name, window: windowInWords(window) }
  const entry = {
    id: claimId,
    subject: { claimId: claimId as string, workerId: workerId as string },
    scopes: scopesAround({ counties: [countyCode] }),
    note: subsidiesSentences('claim-of', of),
  }
  const closesOn = windowsOn(policy, dateInShanghai(claimedAt)).find(({ key }) => key === window)?.closesOn ?? null
  if (progress.state === 'papers-missing') {
    // Where they work somebody may have the paper in hand.
    const scopes = scopesAround({ counties: [countyCode], cities: cityCode === undefined ? [] : [cityCode] })
    const [papers, attached] = [missingInWords(claim), attachedInWords(claim)]
    const note =
      attached.length === 0
        ? subsidiesSentences('papers-of', { ...of, papers })
        : subsidiesSentences('papers-to-look-at', { ...of, papers, attached })
    const until = closesOn === null ? null : atShanghai(plusDays(closesOn, 1), '00:00')
    return [{ ...entry, scopes, note, kind: 'claim-papers-missing', since: claimedAt, until }]
  }
  if (progress.state === 'claimed') {
    if (closesOn === null) return []
    const told = atShanghai(plusDays(closesOn, -windowTold), '00:00')
    const since = told > claimedAt ? told : claimedAt
    return [{ ...entry, kind: 'claim-window-ending', since, until: atShanghai(plusDays(closesOn, 1), '00:00') }]
  }
  // An objection that is open or was upheld bars the payment, whatever the notices say.
  if (progress.state !== 'noticed' || claim.objections.some(({ outcome }) => outcome !== 'dismissed')) return []
  const end = noticesEndOn(claim, policy)
  return end === null
    ? []
    : [{ ...entry, kind: 'claim-to-pay', since: atShanghai(plusDays(end, 1), '00:00'), until: null }]
}
