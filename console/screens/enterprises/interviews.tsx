import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { Confirm } from '../../parts/confirm.tsx'
import { interviewWayWords, interviewWords } from '../../parts/interview-words.ts'
import { RecordInterview } from '../../parts/record-interview.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SeeWhole } from '../../parts/see-whole.tsx'
import { beijingDay } from '../../service/beijing-day.ts'
import { type Answer, call, type ItemOf } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAct } from '../../service/use-act.ts'
import { useList } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { useMay } from './use-may.ts'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>
type Interview = ItemOf<'GET /v1/enterprises/{enterpriseId}/interviews'>

/** What the specialist heard, the last interview first; a note is read for a reason. */
export function Interviews({ enterprise }: { enterprise: Enterprise }) {
  const words = { ...useWords(enterprisesWords), ...useWords(interviewWords) }
  const say = useSay()
  const may = useMay(enterprise)
  const today = beijingDay(Date.now() + useAhead())
  const [isRecording, setRecording] = useState(false)
  const params = { enterpriseId: enterprise.id }
  const list = useList('GET /v1/enterprises/{enterpriseId}/interviews', { params })
  const [chosen, choose] = useState<Interview['interviewId']>()
  const one = list.items.find(({ interviewId }) => interviewId === chosen)
  return (
    <>
      {may.speak && !isRecording && (
        <div className="filters">
          <Button type="primary" onClick={() => setRecording(true)}>
            {words.record}
          </Button>
        </div>
      )}
      {isRecording && <RecordInterview enterpriseId={enterprise.id} today={today} />}
      <Rows
        label={words.interviews}
        rows={list.items}
        rowKey={({ interviewId }) => interviewId}
        chosen={chosen}
        onChoose={({ interviewId }) => choose(interviewId)}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.noInterviews}
        columns={[
          { title: words.heldOn, shows: ({ heldOn }) => heldOn, width: 110 },
          { title: words.way, shows: ({ way }) => say(interviewWayWords[way]), width: 100 },
          { title: words.nextOn, shows: ({ nextOn }) => nextOn ?? '–', width: 110 },
          { title: words.specialist, shows: ({ recordedBy }) => recordedBy, width: 110, wideOnly: true },
          { title: words.noteShort, shows: ({ noted }) => words[noted], width: 90 },
        ]}
      />
      {one?.noted === 'sealed' && may.speak && <Note key={one.interviewId} of={one} />}
    </>
  )
}

function Note({ of: { enterpriseId, interviewId } }: { of: Interview }) {
  const words = useWords(enterprisesWords)
  const { message } = App.useApp()
  const [note, setNote] = useState<string>()
  const erase = useAct('POST /v1/enterprises/{enterpriseId}/interviews/{interviewId}/note-erasure')
  const params = { enterpriseId, interviewId }
  const see = async (why: string) => {
    const route = 'GET /v1/enterprises/{enterpriseId}/interviews/{interviewId}'
    setNote((await call(route, { params, query: { details: 'full', why } })).note ?? '')
  }
  return (
    <Space orientation="vertical" style={{ width: '100%', marginTop: 8 }}>
      {note !== undefined && <p style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{note}</p>}
      <SeeWhole isSeen={note !== undefined} see={see} hide={() => setNote(undefined)} />
      <Confirm
        size="small"
        isDanger
        label={words.eraseNote}
        title={words.eraseNote}
        consequences={[words.eraseNoteMeans]}
        onConfirm={async () => {
          await erase.mutateAsync({ params })
          message.success(words.changed)
        }}
      />
    </Space>
  )
}
