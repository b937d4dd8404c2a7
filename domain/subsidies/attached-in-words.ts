import type { Words } from '../kernel/words.ts'
import { attachedKindTerms } from '../stabilisation/attached-kind-terms.ts'
import type { SubsidyClaim } from './subsidy-claim.ts'

/** What was attached to a claim and nobody has looked at yet, each in a word. */
export function attachedInWords({ attached = [], seen }: Pick<SubsidyClaim, 'attached' | 'seen'>): Words[] {
  return attached.filter((kind) => !seen.some((one) => one === kind)).map((kind) => attachedKindTerms[kind])
}
