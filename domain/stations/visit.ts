import * as z from 'zod'
import { CityCode } from '../enterprises/job-order.ts'
import { EnterpriseId, StationId, VisitId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { stationSentences } from './station-sentences.ts'

/** Colleagues by their sign-in. */
const Visitors = z
  .array(line({ max: 200 }))
  .min(1)
  .max(20)

export const VisitState = z.enum(['planned', 'done', 'cancelled'])
export type VisitState = z.infer<typeof VisitState>

/** Why an enterprise is visited, and so early: as it stood when the plan was made. */
export const VisitReasons = z.object({
  /** People of ours whom it took over, with those who have left since. */
  arrived: z.int().nonnegative(),
  openCases: z.int().nonnegative(),
  lastVisitOn: CalendarDate.nullable(),
})
export type VisitReasons = z.infer<typeof VisitReasons>

/** A visit of a station or working group to an enterprise. */
export const Visit = z.object({
  visitId: VisitId,
  stationId: StationId,
  enterpriseId: EnterpriseId,
  enterpriseName: z.string(),
  cityCode: CityCode,
  date: CalendarDate,
  who: Visitors,
  state: VisitState,
  /** Missing of one that was put in by hand. */
  because: VisitReasons.optional(),
  madeAt: Instant,
  madeBy: z.string(),
  /** Why it does not take place. */
  cancelled: z.string().optional(),
})
export type Visit = z.infer<typeof Visit>

/** A visit by hand. */
export const AddVisit = Visit.pick({
  stationId: true,
  enterpriseId: true,
  cityCode: true,
  date: true,
  who: true,
}).strict()
export type AddVisit = z.infer<typeof AddVisit>

/** Another day, others who go, another group; or it does not take place, and why. */
export const ChangeVisit = z
  .strictObject({
    stationId: StationId,
    date: CalendarDate,
    who: Visitors,
    cancel: line({ min: 2, max: 200 }),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, stationSentences('name-a-change').en)
  .refine(({ cancel, ...other }) => cancel === undefined || Object.keys(other).length === 0, {
    path: ['cancel'],
    error: stationSentences('cancel-alone').en,
  })
export type ChangeVisit = z.infer<typeof ChangeVisit>
