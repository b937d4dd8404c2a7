import * as z from 'zod'
import { WorkerId } from '../kernel/ids.ts'
import { CalendarDate } from '../kernel/instant.ts'
import { inYuan } from '../kernel/money.ts'
import { isHelpedFirst } from '../surveys/qualification.ts'
import type { Worker } from '../surveys/worker.ts'

/** A worker as a batch froze them: what a match looks at, and the chunk they belong to from then on. */
export const Candidate = z.strictObject({
  workerId: WorkerId,
  chunk: z.int().nonnegative(),
  countyCode: z.string(),
  /** null: of age. */
  adultFrom: CalendarDate.nullable(),
  skills: z.array(z.string()),
  /**
   * Of labour brands that are asked for, as they stand when a round is matched; a release before froze them with the candidate. Absent:
   * none.
   */
  certificates: z.array(z.object({ brandId: z.string(), grade: z.int(), until: CalendarDate })).optional(),
  /** Whole yuan; 0 where the worker named no least wage. */
  minimumMonthlyWageYuan: z.int().nonnegative(),
  /** Provinces and cities, best first; each counts, and the first three weigh more. */
  destinations: z.union([z.literal('any'), z.array(z.string())]),
  /** null: at once. */
  earliestDeparture: CalendarDate.nullable(),
  /** Helped first on the day of the freezing: all that a batch knows of it. */
  priority: z.boolean(),
  companionGroup: z.string().nullable(),
})
export type Candidate = z.infer<typeof Candidate>

export function candidateOf(worker: Worker, chunk: number, today: CalendarDate): Candidate {
  return {
    workerId: worker.workerId,
    chunk,
    countyCode: worker.countyCode,
    adultFrom: worker.adultFrom,
    skills: [...worker.skills],
    minimumMonthlyWageYuan: worker.minimumMonthlyWage ? Math.ceil(inYuan(worker.minimumMonthlyWage)) : 0,
    destinations: worker.destinations === 'any' ? 'any' : [...worker.destinations],
    earliestDeparture: worker.earliestDeparture,
    priority: isHelpedFirst(worker, today),
    companionGroup: worker.companionGroup,
  }
}
