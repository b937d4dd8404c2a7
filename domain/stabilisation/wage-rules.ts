import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import table from './wage-rules.json' with { type: 'json' }

/** How far below the promise a wage may come out without a broken promise, from a day on. */
export const WageRules = z.object({
  validFrom: CalendarDate,
  /** What the law has the employer keep of a wage for the worker's own insurance. */
  ownInsurancePercent: z.number().min(0).max(30),
  slackPercent: z.number().min(0).max(20),
  source: z.string(),
})
export type WageRules = z.infer<typeof WageRules>

const lines = z.array(WageRules).min(1).parse(table)

/** The newest line that is valid on a day; before all of them the first. */
export function wageRulesOn(day: CalendarDate, rules: readonly WageRules[] = lines): WageRules {
  const sorted = rules.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
  const found = sorted.findLast(({ validFrom }) => validFrom <= day) ?? sorted[0]
  if (!found) throw new Error('there are no rules of wages')
  return found
}
