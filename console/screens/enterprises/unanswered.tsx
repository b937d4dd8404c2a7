import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { Answer } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { AnswerAgreement } from './answer-agreement.tsx'
import { AnswerHeadcount } from './answer-headcount.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { useMay } from './use-may.ts'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>
type Question = Enterprise['unanswered'][number]

interface Props {
  readonly enterprise: Enterprise
  readonly about?: Question['about']
}

/** What the enterprise was asked and has not answered, with ways on: a text with a link, or what it said by telephone. */
export function Unanswered({ enterprise, about }: Props) {
  const words = useWords(enterprisesWords)
  const questions = enterprise.unanswered.filter((one) => about === undefined || one.about === about)
  if (questions.length === 0) return <p className="quiet">{words.nothingWaits}</p>
  return questions.map((question) => <OneQuestion key={keyOf(question)} enterprise={enterprise} question={question} />)
}

function keyOf(question: Question): string {
  return question.about === 'agreement' ? question.agreementId : `${question.batchId} ${question.jobOrderId}`
}

function OneQuestion({ enterprise, question }: { enterprise: Enterprise; question: Question }) {
  const words = { ...useWords(sharedWords), ...useWords(enterprisesWords) }
  const { message } = App.useApp()
  const may = useMay(enterprise)
  const [isRecording, setRecording] = useState(false)
  const remind = useAct('POST /v1/enterprises/{enterpriseId}/links', {
    onDone: ({ link }) => {
      if (link.sent?.taken) message.success(words.reminded)
      else message.warning(words.notReminded)
    },
  })
  const { about, since, until, toldAt } = question
  const subject =
    about === 'agreement'
      ? ({ purpose: 'sign-agreement', agreementId: question.agreementId } as const)
      : ({ purpose: 'headcount', batchId: question.batchId, jobOrderId: question.jobOrderId } as const)
  const done = () => {
    setRecording(false)
    message.success(words.recorded)
  }
  const { id: enterpriseId, contact } = enterprise
  return (
    <div style={{ borderTop: '1px solid #f0f0f0', padding: '8px 0' }}>
      <strong>{about === 'agreement' ? words.askedToSign : words.askedHeadcount}</strong> <Moment at={since} /> →{' '}
      <Moment at={until} />
      <div className="quiet">
        {toldAt === undefined ? (
          words.notTold
        ) : (
          <>
            {words.toldAt} <Moment at={toldAt} />
          </>
        )}
      </div>
      {may.speak && !isRecording && (
        <Space wrap>
          <Button
            size="small"
            loading={remind.isPending}
            disabled={!contact}
            title={contact ? undefined : words.noContact}
            onClick={() => remind.mutate({ params: { enterpriseId }, body: { ...subject, send: true } })}
          >
            {words.remind}
          </Button>
          <Button size="small" onClick={() => setRecording(true)}>
            {words.byTelephone}
          </Button>
        </Space>
      )}
      <Refusal error={remind.error} />
      {isRecording &&
        (question.about === 'agreement' ? (
          <AnswerAgreement
            enterpriseId={enterpriseId}
            agreementId={question.agreementId}
            onDone={done}
            onCancel={() => setRecording(false)}
          />
        ) : (
          <AnswerHeadcount
            batchId={question.batchId}
            jobOrderId={question.jobOrderId}
            onDone={done}
            onCancel={() => setRecording(false)}
          />
        ))}
    </div>
  )
}
