import * as z from 'zod'
import { Instant } from '../../kernel/instant.ts'
import { transportFieldSentences } from '../plan/transport-field-sentences.ts'

/** Why somebody was not on board. Closed words on purpose: a free text would soon hold a diagnosis or a judgement. */
export const AbsenceReason = z.enum([
  'not-there',
  'late',
  'unwell',
  'changed-mind',
  'missed-feeder',
  'unreported',
  'other',
])
export type AbsenceReason = z.infer<typeof AbsenceReason>

export const CalledAs = z.enum(['boarded', 'absent'])
export type CalledAs = z.infer<typeof CalledAs>

/** Made by the phone, so that an entry which is sent twice is heard once. */
export const RollCallEntryId = z.string().regex(/^[\w-]{1,64}$/, transportFieldSentences('entry-id').en)

/** What one reporter said of one person at one moment. Every entry is kept; which one stands, `standingEntry` says. */
export const RollCallEntry = z.object({
  id: RollCallEntryId,
  said: CalledAs,
  /** Of an absence. */
  why: AbsenceReason.nullable(),
  at: Instant,
  by: z.string(),
  heardAt: Instant,
  /** Said to settle a contradiction. */
  decides: z.boolean(),
})
export type RollCallEntry = z.infer<typeof RollCallEntry>
