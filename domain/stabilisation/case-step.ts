import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { CaseActName, CaseWaitsFor, ReferralResult } from './case-act.ts'
import { CaseKind } from './case-kinds.ts'
import { CaseOutcome } from './case-outcome.ts'
import { HelpServiceId } from './help-services.ts'

/** What a colleague did with a case, and when: its trail. What was said is kept beside it, sealed. */
export const CaseStep = z.object({
  at: Instant,
  by: z.string(),
  act: CaseActName,
  for: CaseWaitsFor.optional(),
  whom: z.string().optional(),
  until: Instant.optional(),
  /** What the case became, and was before. */
  kind: CaseKind.optional(),
  kindBefore: CaseKind.optional(),
  /** Of a case that is opened again: how it had ended. */
  endedAs: z.enum(['settled', 'unresolved']).optional(),
  outcomeBefore: CaseOutcome.optional(),
  service: HelpServiceId.optional(),
  result: ReferralResult.optional(),
})
export type CaseStep = z.infer<typeof CaseStep>
