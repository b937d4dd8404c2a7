import { Card } from 'antd'
import { AnswerCall } from '../../parts/answer-call.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import type { Said } from '../../service/call.ts'
import { isProblem } from '../../service/problem.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { peopleWords } from './people-words.ts'
import type { PersonStory } from './person.tsx'

type CallId = Said<'GET /v1/calls/{callId}'>['params']['callId']

/** The questions that are open to this person, with what they said when they were called. */
export function SpokenAnswers({ story: { batches, checkIns } }: { story: PersonStory }) {
  const open = [...batches.flatMap(({ offers }) => offers), ...checkIns].flatMap(({ callId }) => callId ?? [])
  return open.map((callId) => <OpenQuestion key={callId} callId={callId} />)
}

function OpenQuestion({ callId }: { callId: CallId }) {
  const words = useWords(peopleWords)
  const read = useAnswer('GET /v1/calls/{callId}', { params: { callId } })
  const isNotToBeMade = isProblem(read.error) && read.error.status === 404
  if (!read.data && !read.error) return null
  return (
    <Card size="small" title={words.toAnswer}>
      {read.data && !read.error && <AnswerCall call={read.data} />}
      {isNotToBeMade ? words.noCall : <Refusal error={read.error} />}
    </Card>
  )
}
