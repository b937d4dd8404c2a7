import { useParams } from 'react-router'
import type { SurveyId } from '../../../domain/kernel/ids.ts'
import { RowsToCorrect } from './rows-to-correct.tsx'
import { SheetList } from './sheet-list.tsx'

/** 摸底: the sheets of a year, and at `/surveys/<id>` the rows of one that wait for somebody. */
export function Screen() {
  const { '*': surveyId = '' } = useParams()
  return surveyId === '' ? <SheetList /> : <RowsToCorrect key={surveyId} surveyId={surveyId as SurveyId} />
}
