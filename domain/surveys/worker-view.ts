import * as z from 'zod'
import { BatchId, SurveyId, WorkerId } from '../kernel/ids.ts'
import { CalendarDate } from '../kernel/instant.ts'
import { Consent } from './consent.ts'
import { keptSchemas } from './kept-facts.ts'
import { WorkerState } from './worker-state.ts'

const { countyCode, skills, minimumMonthlyWage, destinations, earliestDeparture, willing, surveyDate } = keptSchemas

/** A person as staff see them; name and numbers are masked unless a reason was given. */
export const WorkerView = z.object({
  workerId: WorkerId,
  version: z.int().positive(),
  state: WorkerState,
  name: z.string(),
  nationalId: z.string(),
  phone: z.string(),
  secondPhone: z.string().nullable(),
  countyCode,
  township: z.string().nullable(),
  village: z.string().nullable(),
  willing,
  skills,
  minimumMonthlyWage,
  destinations,
  earliestDeparture,
  consent: Consent,
  unclear: z.array(z.string()).nullable(),
  /** Helped first, until this day; null: not. Under which policy only the county that certifies and auditors may read. */
  qualifiesUntil: CalendarDate.nullable(),
  engagedIn: BatchId.nullable(),
  surveyId: SurveyId,
  surveyRow: z.int(),
  surveySheet: z.int().nullable(),
  surveyDate,
})
export type WorkerView = z.infer<typeof WorkerView>
