import * as z from 'zod'
import { SurveyId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { Words } from '../kernel/words.ts'
import { SurveyFindings } from './survey-findings.ts'
import { SurveyOutcome } from './survey-outcome.ts'
import { surveySentences } from './survey-sentences.ts'

const CountyCode = z.string().refine((code) => countyByCode(code) !== undefined, surveySentences('county-code').en)

export const CreateSurvey = z.strictObject({
  countyCode: CountyCode,
  /** As the county names it; shown in lists, never used as a path. */
  fileName: line({ max: 200 }),
})
export type CreateSurvey = z.infer<typeof CreateSurvey>

const facts = {
  surveyId: SurveyId,
  countyCode: CountyCode,
  fileName: z.string(),
  createdAt: Instant,
  createdBy: z.string(),
  /** Division-code prefixes of the colleague who announced it: the sheet may hold no other counties. Null: all. */
  divisions: z.array(z.string()).nullable(),
}

/** One village survey: a sheet that was uploaded, and what became of its rows. */
export const Survey = z.discriminatedUnion('state', [
  z.object({ ...facts, state: z.literal('awaiting-upload'), uploadUntil: Instant }),
  z.object({ ...facts, state: z.literal('importing'), since: Instant }),
  z.object({
    ...facts,
    state: z.literal('imported'),
    importedAt: Instant,
    outcome: SurveyOutcome,
    /** Missing where the survey was imported before findings were kept. */
    findings: SurveyFindings.optional(),
  }),
  z.object({
    ...facts,
    state: z.literal('refused'),
    refusedAt: Instant,
    why: z.string(),
    /** The same in each language; missing where the survey was refused before it was kept so. */
    whyWords: Words.optional(),
  }),
])
export type Survey = z.infer<typeof Survey>
