import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { line } from '../kernel/line.ts'
import { lines } from '../kernel/lines.ts'
import { OpenableKind } from './case-kinds.ts'
import { HelpServiceId } from './help-services.ts'

/** For whom a case waits that nobody of us can bring on: the worker, their enterprise, or another office. */
export const CaseWaitsFor = z.enum(['worker', 'enterprise', 'office'])
export type CaseWaitsFor = z.infer<typeof CaseWaitsFor>

/** What a service did that somebody was referred to. */
export const ReferralResult = z.enum(['helped', 'cannot-help', 'advised', 'no-answer'])
export type ReferralResult = z.infer<typeof ReferralResult>

/** What was said; sealed, and read only for a reason. */
const note = lines({ max: 500 }).default('')
const reason = lines({ max: 500 }).pipe(z.string().min(1))

/** What a colleague does with a case before its outcome. */
export const CaseAct = z.discriminatedUnion('act', [
  /** Somebody has spoken with the person. The first one counts. */
  z.strictObject({ act: z.literal('first-contact'), note }),
  /** We can do nothing until somebody else has: `whom` without personal details. */
  z.strictObject({ act: z.literal('wait'), for: CaseWaitsFor, whom: line({ max: 60 }), until: GivenInstant, note }),
  /** It waits for nobody else any more. */
  z.strictObject({ act: z.literal('go-on'), note }),
  z.strictObject({ act: z.literal('change-kind'), kind: OpenableKind, reason }),
  /** The case waits for the service until then. */
  z.strictObject({ act: z.literal('refer'), service: HelpServiceId, until: GivenInstant, note }),
  z.strictObject({ act: z.literal('bring-answer'), service: HelpServiceId, result: ReferralResult, note }),
  z.strictObject({ act: z.literal('reopen'), reason }),
])
export type CaseAct = z.infer<typeof CaseAct>

/** What a step of the trail says was done: an act, or what has a route of its own. */
export const CaseStepName = z.enum([
  ...CaseAct.options.map(({ shape }) => shape.act.value),
  'search-job',
  'book-home',
  'ask-firm',
  'firm-answer',
  'way-home',
  'way-home-ended',
])
export type CaseStepName = z.infer<typeof CaseStepName>
