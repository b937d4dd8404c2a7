import * as z from 'zod'
import type { SurveyId } from '../kernel/ids.ts'
import type { SurveyOutcome } from '../surveys/survey-outcome.ts'
import { FinalState } from './final-states.ts'

/** A row of a survey, and what became of it; null: nothing that explains it. */
export interface EndedRow {
  readonly surveyId: SurveyId
  /** The place of its sheet, from 1. */
  readonly sheet: number
  readonly row: number
  readonly state: FinalState | null
}

export const FinalStateCounts = z.object({
  /** Rows by their final state. */
  states: z.record(FinalState, z.int()),
  /** Rows without exactly one. */
  unexplained: z.int(),
})
export type FinalStateCounts = z.infer<typeof FinalStateCounts>

/**
 * Counts every row of the surveys once. Rejected and duplicate rows are the survey's own counts; an accepted one is explained
 * where exactly one record tells of it and has a final state. Whatever is over or missing is unexplained, so that nothing is
 * made up for by something else.
 */
export function countFinalStates(
  surveys: readonly { readonly surveyId: SurveyId; readonly outcome: SurveyOutcome }[],
  ended: readonly EndedRow[],
): FinalStateCounts {
  const states = Object.fromEntries(FinalState.options.map((state) => [state, 0])) as Record<FinalState, number>
  const ofSurvey = Map.groupBy(ended, ({ surveyId }) => surveyId)
  let unexplained = 0
  for (const { surveyId, outcome } of surveys) {
    const ofRow = Map.groupBy(ofSurvey.get(surveyId) ?? [], ({ sheet, row }) => `${sheet}/${row}`)
    let explained = 0
    for (const told of ofRow.values()) {
      const [first, ...others] = told
      if (!first?.state || others.length > 0) continue
      states[first.state] += 1
      explained += 1
    }
    states.rejected += outcome.rejected
    states.duplicate += outcome.duplicates
    unexplained += Math.abs(outcome.rows - outcome.rejected - outcome.duplicates - explained)
  }
  return { states, unexplained }
}
