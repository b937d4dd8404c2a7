import { Button, Descriptions, Space } from 'antd'
import { Link } from 'react-router'
import type { SurveyId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** Rows of a sheet, which are corrected where the sheet is seen. */
export function OfSurvey({ item }: { item: ItemOf<'GET /v1/worklist'> }) {
  const words = useWords(worklistWords)
  const surveyId = item.subject['surveyId'] as SurveyId
  const found = useAnswer('GET /v1/surveys/{surveyId}', { params: { surveyId } })
  const survey = found.data
  if (!survey) return <Refusal error={found.error} />
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'survey', label: words.survey, children: survey.fileName },
          { key: 'place', label: words.where, children: <Place code={survey.countyCode} /> },
          ...(survey.state === 'imported'
            ? [
                {
                  key: 'rows',
                  label: words.rows,
                  children: words.toCorrect(survey.outcome.rejected, survey.findings?.toClarify?.length ?? 0),
                },
              ]
            : []),
        ]}
      />
      <Link to={addresses.survey(surveyId)}>
        <Button type="primary">{words.openSurvey}</Button>
      </Link>
    </Space>
  )
}
