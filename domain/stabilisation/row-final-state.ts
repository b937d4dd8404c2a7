import * as z from 'zod'
import { SurveyId, WorkerId } from '../kernel/ids.ts'
import { Words } from '../kernel/words.ts'
import { FinalState } from './final-states.ts'

/** What became of an accepted row, without a personal detail. */
export const RowFinalState = z.object({
  surveyId: SurveyId,
  /** The place of its sheet in the file, from 1. */
  sheet: z.int().positive(),
  row: z.int().positive(),
  /** Whom it told of. */
  workerId: WorkerId,
  state: FinalState.nullable(),
  /** What the state is called; of none, that it is open. */
  words: Words,
  /** Why, where the state alone does not say it. */
  why: Words.nullable(),
})
export type RowFinalState = z.infer<typeof RowFinalState>
