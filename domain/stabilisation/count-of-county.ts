import type { SurveyId } from '../kernel/ids.ts'
import type { Survey } from '../surveys/survey.ts'
import { countFinalStates, type EndedRow, type FinalStateCounts } from './count-final-states.ts'

type Imported = Pick<Extract<Survey, { state: 'imported' }>, 'surveyId' | 'divisions' | 'outcome'>

export interface CountOfCounty extends FinalStateCounts {
  /** Sheets that may hold rows of other counties: of these only the rows of people of this county are counted. */
  readonly shared: number
}

/**
 * As `countFinalStates`, for one county. A sheet that its own office announced holds nobody else's rows and is counted whole; of one that
 * the province announced, rejected rows and duplicates belong to no county, and nobody can say that a row is missing.
 */
export function countOfCounty(county: string, surveys: readonly Imported[], rows: readonly EndedRow[]): CountOfCounty {
  const own = surveys.filter(({ divisions }) => divisions?.every((division) => division.startsWith(county)))
  const ownIds = new Set<SurveyId>(own.map(({ surveyId }) => surveyId))
  const counts = countFinalStates(
    own,
    rows.filter(({ surveyId }) => ownIds.has(surveyId)),
  )
  const ofOthers = rows.filter(({ surveyId }) => !ownIds.has(surveyId))
  const states = { ...counts.states }
  let { unexplained } = counts
  for (const told of Map.groupBy(ofOthers, ({ surveyId, sheet, row }) => `${surveyId}/${sheet}/${row}`).values()) {
    const [first, ...others] = told
    if (first?.state && others.length === 0) states[first.state] += 1
    else unexplained += 1
  }
  return { states, unexplained, shared: new Set(ofOthers.map(({ surveyId }) => surveyId)).size }
}
