import { DownloadOutlined, EditOutlined } from '@ant-design/icons'
import { Alert, App, Button, Descriptions, Space, Statistic } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { countsOfSurvey } from '../../../domain/surveys/counts-of-survey.ts'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import type { ItemOf } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { useAct } from '../../service/use-act.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { Findings } from './findings.tsx'
import { NotOnSheet } from './not-on-sheet.tsx'
import { rejectionWords } from './rejection-words.ts'
import { surveysWords } from './surveys-words.ts'

type Survey = ItemOf<'GET /v1/surveys'>

/** One sheet: what became of it, what is left to do, and what was found while reading. */
export function SheetDetail({ listed }: { listed: Survey }) {
  const words = useWords(surveysWords)
  const nameOf = useColleagueName()
  const say = useSay()
  const { colleague } = useSession()
  const params = { surveyId: listed.surveyId }
  const every = listed.state === 'importing' ? liveEvery.figures : liveEvery.lists
  const survey = useAnswer('GET /v1/surveys/{surveyId}', { params }, { every }).data ?? listed
  const mayCorrect = colleague.role !== 'auditor'
  return (
    <>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'state', label: words.state, children: <StateTag of="survey" state={survey.state} /> },
          { key: 'county', label: words.county, children: <Place code={survey.countyCode} /> },
          { key: 'uploaded', label: words.uploaded, children: <Moment at={survey.createdAt} /> },
          { key: 'by', label: words.by, children: nameOf(survey.createdBy) },
          ...(survey.state === 'imported'
            ? [{ key: 'imported', label: words.imported, children: <Moment at={survey.importedAt} /> }]
            : []),
        ]}
      />
      {survey.state === 'refused' && (
        <Alert
          type="warning"
          showIcon
          title={words.refusedWhy}
          description={`${survey.whyWords ? say(survey.whyWords) : survey.why} ${words.refusedDo}`}
        />
      )}
      {survey.state === 'awaiting-upload' && mayCorrect && <ImportAgain surveyId={survey.surveyId} />}
      {survey.state === 'imported' && <Imported survey={survey} mayCorrect={mayCorrect} />}
    </>
  )
}

function Imported({ survey, mayCorrect }: { survey: Extract<Survey, { state: 'imported' }>; mayCorrect: boolean }) {
  const words = useWords(surveysWords)
  const say = useSay()
  const { message } = App.useApp()
  const { surveyId, outcome, findings } = survey
  // The whole county is read for it.
  const [isWhoKnown, setWhoKnown] = useState(false)
  const counts = countsOfSurvey(survey)
  const left = outcome.rejected + (counts?.toClarify ?? 0)
  const reasons = (Object.keys(rejectionWords) as (keyof typeof rejectionWords)[]).filter(
    (reason) => outcome.rejectedByReason[reason] > 0,
  )
  const save = () =>
    saveFile('GET /v1/surveys/{surveyId}/rejected.csv', { params: { surveyId } }, `${surveyId}-rejected.csv`).catch(
      (error: Error) => message.error(error.message),
    )
  return (
    <>
      <Space wrap size="large" style={{ margin: '8px 0' }}>
        {(['rows', 'accepted', 'rejected', 'toClarify', 'duplicates', 'candidates'] as const).map((name) => (
          <Statistic
            key={name}
            title={words[name]}
            value={counts?.[name] ?? 0}
            styles={{ content: { fontSize: 20 } }}
          />
        ))}
      </Space>
      {outcome.changes && <p>{words.changes(outcome.changes)}</p>}
      {left === 0 ? (
        <p>{words.allGood}</p>
      ) : (
        mayCorrect && (
          <Space wrap style={{ marginBottom: 8 }}>
            <Link to={`/surveys/${surveyId}`}>
              <Button type="primary" icon={<EditOutlined />} tabIndex={-1}>
                {words.correct(left)}
              </Button>
            </Link>
            <Button icon={<DownloadOutlined />} title={words.saveRejectedHint} onClick={() => void save()}>
              {words.saveRejected}
            </Button>
          </Space>
        )
      )}
      {reasons.length > 0 && (
        <>
          <h3>{words.why}</h3>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>
                {say(rejectionWords[reason])} {outcome.rejectedByReason[reason]}
              </li>
            ))}
          </ul>
        </>
      )}
      {findings && <Findings findings={findings} />}
      {isWhoKnown ? (
        <NotOnSheet surveyId={surveyId} fileName={survey.fileName} mayPrint={mayCorrect} />
      ) : (
        <Button onClick={() => setWhoKnown(true)}>{words.notOnSheet}</Button>
      )}
    </>
  )
}

/** Where the sheet arrived, but whoever sent it left before its import. */
function ImportAgain({ surveyId }: Pick<Survey, 'surveyId'>) {
  const words = useWords(surveysWords)
  const act = useAct('POST /v1/surveys/{surveyId}/import')
  return (
    <Space orientation="vertical">
      <span className="quiet">{words.importAgainHint}</span>
      <Refusal error={act.error} />
      <Button onClick={() => act.mutate({ params: { surveyId } })} loading={act.isPending}>
        {words.importAgain}
      </Button>
    </Space>
  )
}
