import { InboxOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { type DragEvent, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { countsOfSurvey } from '../../../domain/surveys/counts-of-survey.ts'
import { addresses } from '../../parts/addresses.ts'
import { CountyChoice, useCounties } from '../../parts/county-choice.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { surveysWords } from './surveys-words.ts'
import { type Upload, useUploads } from './use-uploads.ts'

/** A box for sheets, and below it what becomes of each while one waits. `onLook` opens one that was imported. */
export function UploadSheets({ county, onLook }: { county: string | undefined; onLook: (surveyId: string) => void }) {
  const words = useWords(surveysWords)
  const { own } = useCounties()
  const [chosen, choose] = useState(county ?? own)
  const [isMissing, setMissing] = useState(false)
  const [isOver, setOver] = useState(false)
  const { uploads, add, again, dismiss } = useUploads()
  useEffect(() => choose(county ?? own), [county, own])
  const take = (files: FileList | null) => {
    if (!files || files.length === 0) return
    if (chosen === undefined) setMissing(true)
    else add([...files], chosen)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section aria-label={words.drop} style={{ marginBottom: 16 }}>
      {own === undefined && (
        <div className="filters">
          <span>{words.chooseCounty}</span>
          <CountyChoice
            label={words.chooseCounty}
            placeholder={words.county}
            value={chosen}
            isWrong={isMissing}
            onChange={(code) => {
              choose(code)
              setMissing(false)
            }}
          />
          {isMissing && (
            <span role="alert" style={{ color: '#a61d24' }}>
              {words.whoseFirst}
            </span>
          )}
        </div>
      )}
      <label
        className={isOver ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined aria-hidden style={{ fontSize: 28, color: '#0b5c3b' }} />
        <span>{words.drop}</span>
        <span className="quiet">{words.dropHint}</span>
        <input
          type="file"
          multiple
          accept=".xlsx,.xls,.csv,.et,.txt"
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </label>
      <div aria-live="polite">
        {uploads.map((upload) => (
          <OneUpload
            key={upload.id}
            upload={upload}
            onLook={onLook}
            onAgain={() => again(upload)}
            onDismiss={() => dismiss(upload.id)}
          />
        ))}
      </div>
    </section>
  )
}

interface OneProps {
  readonly upload: Upload
  readonly onLook: (surveyId: string) => void
  readonly onAgain: () => void
  readonly onDismiss: () => void
}

function OneUpload({ upload, onLook, onAgain, onDismiss }: OneProps) {
  const words = useWords(surveysWords)
  const say = useSay()
  const { file, step, share, error, survey, surveyId } = upload
  const seconds = useSecondsSince(step === 'importing' ? upload.importingSince : undefined)
  const counts = survey && countsOfSurvey(survey)
  const left = counts ? counts.rejected + counts.toClarify : 0
  const isOver = step === 'ended' || step === 'failed'
  return (
    <div className="upload">
      <strong>{file.name}</strong>
      {step === 'announcing' && <span>{words.announcing}</span>}
      {step === 'sending' && (
        <>
          <span>{words.sending(Math.round(share * 100))}</span>
          <Progress percent={Math.round(share * 100)} size="small" style={{ width: 160 }} aria-label={file.name} />
        </>
      )}
      {step === 'importing' && <span>{words.importing(seconds)}</span>}
      {counts && <span>{words.importDone(counts.accepted, left)}</span>}
      {survey?.state === 'refused' && (
        <span role="alert" style={{ color: '#a61d24' }}>
          {survey.whyWords ? say(survey.whyWords) : survey.why} {words.refusedDo}
        </span>
      )}
      {step === 'failed' && <Refusal error={error ?? null} />}
      {surveyId !== undefined && left > 0 && (
        <Link to={addresses.survey(surveyId)}>
          <Button size="small" type="primary" tabIndex={-1}>
            {words.correct(left)}
          </Button>
        </Link>
      )}
      {surveyId !== undefined && step === 'ended' && (
        <Button size="small" onClick={() => onLook(surveyId)}>
          {words.look}
        </Button>
      )}
      {step === 'failed' && (
        <Button size="small" onClick={onAgain}>
          {words.again}
        </Button>
      )}
      {isOver && (
        <Button size="small" onClick={onDismiss}>
          {words.dismiss}
        </Button>
      )}
    </div>
  )
}

function useSecondsSince(since: number | undefined): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (since === undefined) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [since])
  return since === undefined ? 0 : Math.max(0, Math.round((now - since) / 1000))
}
