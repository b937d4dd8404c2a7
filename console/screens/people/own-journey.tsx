import { App } from 'antd'
import { Confirm } from '../../parts/confirm.tsx'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { peopleWords } from './people-words.ts'
import type { PersonStory } from './person.tsx'

/** 退座、保留岗位: somebody who called travels on their own and keeps the post; offered to who has a seat of ours ahead of them. */
export function OwnJourney({ story: { worker, batches } }: { story: PersonStory }) {
  const words = useWords(peopleWords)
  const { message } = App.useApp()
  const act = useAct('POST /v1/workers/{workerId}/own-journey', {
    onDone: () => void message.success(words.ownJourneyDone),
  })
  const ahead = batches.find(
    ({ journey, trips }) =>
      journey?.state === 'seated' && trips.some(({ mode, state }) => mode !== 'self-arranged' && state === 'expected'),
  )
  if (!ahead) return null
  const { batchId } = ahead
  return (
    <Confirm
      label={words.ownJourney}
      title={words.ownJourneyTitle}
      onConfirm={() => act.mutateAsync({ params: { workerId: worker.workerId }, body: { batchId } })}
      consequences={[words.ownSeat, words.ownTicket, words.ownPost, words.ownTold]}
    />
  )
}
