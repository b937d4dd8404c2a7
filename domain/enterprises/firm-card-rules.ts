import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import table from './firm-card-rules.json' with { type: 'json' }

/** What a card of facts tells, from a day on (default). */
export const FirmCardRules = z.object({
  validFrom: CalendarDate,
  /** Of fewer people nothing is told: what one of them answered could be guessed. */
  fewestPeople: z.int().min(2),
  /** How far back it reaches. */
  months: z.int().min(1).max(120),
  /** Of fewer people the interval is told too. */
  manyPeople: z.int().min(2),
})
export type FirmCardRules = z.infer<typeof FirmCardRules>

const lines = z.array(FirmCardRules).min(1).parse(table)

/** The newest line that is valid on a day; before all of them the first. */
export function firmCardRulesOn(day: CalendarDate, rules: readonly FirmCardRules[] = lines): FirmCardRules {
  const sorted = rules.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
  const found = sorted.findLast(({ validFrom }) => validFrom <= day) ?? sorted[0]
  if (!found) throw new Error('there are no rules of cards')
  return found
}
