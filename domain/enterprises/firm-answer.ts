import * as z from 'zod'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { lines } from '../kernel/lines.ts'
import { Money } from '../kernel/money.ts'
import { SaidBy } from './said-by.ts'

const Amount = Money.extend({ minorUnits: z.int().min(1).max(100_000_000) })
/** About a person: it is sealed with their key, and read for a reason. */
const note = lines({ max: 500 }).default('')

/** What an enterprise says to a case of one of its people: it will put it right, has done so, or says that it is not so. */
export const FirmAnswer = z.discriminatedUnion('says', [
  /** `amount`: of what it pays, where it is about pay. */
  z.object({ says: z.literal('promises'), until: CalendarDate, amount: Amount.optional(), note }),
  z.object({ says: z.literal('has-done'), on: CalendarDate, amount: Amount.optional(), note }),
  z.object({ says: z.literal('disputes'), why: lines({ max: 500 }).pipe(z.string().min(1)) }),
])
export type FirmAnswer = z.infer<typeof FirmAnswer>

/** The same as a case keeps it: its reasons lie beside, sealed. */
const kept = {
  at: Instant,
  /** Missing where its own server said it. */
  saidBy: SaidBy.optional(),
}
export const FirmWord = z.discriminatedUnion('says', [
  z.object({ says: z.literal('promises'), until: CalendarDate, amount: Money.optional(), ...kept }),
  z.object({ says: z.literal('has-done'), on: CalendarDate, amount: Money.optional(), ...kept }),
  z.object({ says: z.literal('disputes'), ...kept }),
])
export type FirmWord = z.infer<typeof FirmWord>
