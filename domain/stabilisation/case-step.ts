import * as z from 'zod'
import { FirmWord } from '../enterprises/firm-answer.ts'
import { BatchId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { CaseStepName, CaseWaitsFor, ReferralResult } from './case-act.ts'
import { CaseKind } from './case-kinds.ts'
import { CaseOutcome } from './case-outcome.ts'
import { HelpServiceId } from './help-services.ts'
import { WayHomeEnd } from './way-home-end.ts'

/** What a colleague did with a case, and when: its trail. What was said is kept beside it, sealed. */
export const CaseStep = z.object({
  at: Instant,
  by: z.string(),
  act: CaseStepName,
  for: CaseWaitsFor.optional(),
  whom: z.string().optional(),
  until: Instant.optional(),
  /** What the case became, and was before. */
  kind: CaseKind.optional(),
  kindBefore: CaseKind.optional(),
  /** Of a case that is opened again: how it had ended. */
  endedAs: z.enum(['settled', 'unresolved']).optional(),
  outcomeBefore: CaseOutcome.optional(),
  /** Of a journey home: to whom the person said yes, and how it ended. */
  agreedWith: z.string().optional(),
  endedHome: WayHomeEnd.optional(),
  /** Of a search for another job, or a journey home. */
  batchId: BatchId.optional(),
  service: HelpServiceId.optional(),
  result: ReferralResult.optional(),
  /** What the enterprise said. */
  answer: FirmWord.optional(),
})
export type CaseStep = z.infer<typeof CaseStep>
