import * as z from 'zod'
import { RecruitmentEventId, SurveyId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'

/** What the worker agreed to on the record: the purpose is organised transfer, the source a survey row, or their own word at an event. */
export const Consent = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('given'),
    on: CalendarDate,
    surveyId: SurveyId,
    /** Said by the person at this event, at this moment; absent where a survey row says it, which knows but the day. */
    eventId: RecruitmentEventId.optional(),
    at: Instant.optional(),
  }),
  z.object({ state: z.literal('not-given'), on: CalendarDate, surveyId: SurveyId }),
  z.object({ state: z.literal('withdrawn'), at: Instant }),
])
export type Consent = z.infer<typeof Consent>
