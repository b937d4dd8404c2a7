import * as z from 'zod'
import { countsOfSurvey } from './counts-of-survey.ts'
import type { Survey } from './survey.ts'

const count = z.int().nonnegative()

/** The sheets of a county, and the rows of those that are imported. */
export const CountySums = z.object({
  countyCode: z.string(),
  sheets: count,
  rows: count,
  accepted: count,
  rejected: count,
  duplicates: count,
  candidates: count,
  toClarify: count,
})
export type CountySums = z.infer<typeof CountySums>

/** Adds one more sheet to what its county has. */
export function addToSums(sums: Map<string, CountySums>, survey: Survey): void {
  const { countyCode } = survey
  const none = { rows: 0, accepted: 0, rejected: 0, duplicates: 0, candidates: 0, toClarify: 0 }
  const sum = sums.get(countyCode) ?? { countyCode, sheets: 0, ...none }
  const more = countsOfSurvey(survey) ?? none
  sums.set(countyCode, {
    countyCode,
    sheets: sum.sheets + 1,
    rows: sum.rows + more.rows,
    accepted: sum.accepted + more.accepted,
    rejected: sum.rejected + more.rejected,
    duplicates: sum.duplicates + more.duplicates,
    candidates: sum.candidates + more.candidates,
    toClarify: sum.toClarify + more.toClarify,
  })
}
