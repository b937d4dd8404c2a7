import * as z from 'zod'
import { WorkerId } from '../kernel/ids.ts'
import { lines } from '../kernel/lines.ts'
import { OpenableKind } from './case-kinds.ts'

/** Who told us what a case that a colleague opens is about. */
export const CaseTeller = z.enum(['worker', 'family', 'colleague', 'enterprise', 'office', 'staff'])
export type CaseTeller = z.infer<typeof CaseTeller>

/** A case that a colleague opens for somebody. */
export const OpenCase = z.strictObject({
  workerId: WorkerId,
  kind: OpenableKind,
  toldBy: CaseTeller.default('worker'),
  /** What was said; sealed, and read only for a reason. */
  note: lines({ max: 500 }).default(''),
})
export type OpenCase = z.infer<typeof OpenCase>
