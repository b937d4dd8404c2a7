import { Skeleton, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { SeeWhole } from '../../parts/see-whole.tsx'
import { type Answer, call } from '../../service/call.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { Facts } from './facts.tsx'
import { HelpedFirst } from './helped-first.tsx'
import { peopleWords } from './people-words.ts'
import { PersonActs } from './person-acts.tsx'
import { SpokenAnswers } from './spoken-answers.tsx'
import { Story } from './story.tsx'

export type PersonStory = Answer<'GET /v1/workers/{workerId}'>

/** One person: who they are, what is to be done for them, and all that happened, latest first. Details shown whole go with the row. */
export function Person({ workerId, onGone }: { workerId: WorkerId; onGone: () => void }) {
  const words = useWords(peopleWords)
  const { colleague } = useSession()
  const [whole, setWhole] = useState<PersonStory['worker']>()
  const read = useAnswer('GET /v1/workers/{workerId}', { params: { workerId } }, { every: liveEvery.lists })
  // While this person is read, the one before is at hand: nobody's story stands under another's name.
  const story = read.data?.worker.workerId === workerId ? read.data : undefined
  if (!story) return read.error ? <Refusal error={read.error} /> : <Skeleton active />
  const see = async (why: string) => {
    const opened = await call('GET /v1/workers/{workerId}', { params: { workerId }, query: { details: 'full', why } })
    setWhole(opened.worker)
  }
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      <Refusal error={read.error} />
      <Facts story={story} {...(whole && { whole })} />
      {colleague.role !== 'auditor' && (
        <SeeWhole isSeen={whole !== undefined} see={see} hide={() => setWhole(undefined)} />
      )}
      {colleague.role !== 'auditor' && <PersonActs story={story} onGone={onGone} />}
      <HelpedFirst worker={story.worker} />
      {colleague.role !== 'station' && <Link to={addresses.subsidiesOf(workerId)}>{words.subsidies}</Link>}
      {colleague.role !== 'auditor' && <SpokenAnswers story={story} />}
      <Story story={story} />
    </Space>
  )
}
