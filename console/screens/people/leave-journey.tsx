import { App } from 'antd'
import { Confirm } from '../../parts/confirm.tsx'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { peopleWords } from './people-words.ts'
import type { PersonStory } from './person.tsx'
import { whatWouldEnd } from './what-would-end.ts'

/** Somebody who called does not go: offered where there is something to withdraw from. No reason is asked for. */
export function LeaveJourney({ story }: { story: PersonStory }) {
  const words = useWords(peopleWords)
  const { message } = App.useApp()
  const act = useAct('POST /v1/workers/{workerId}/withdrawal', { onDone: () => void message.success(words.left) })
  const { offers, journey, batchId } = whatWouldEnd(story)
  if (batchId === undefined) return null
  return (
    <Confirm
      label={words.leaveJourney}
      title={words.leaveJourneyTitle}
      isDanger
      onConfirm={() => act.mutateAsync({ params: { workerId: story.worker.workerId }, body: { batchId } })}
      consequences={[
        ...(journey ? [words.thenJourney(journey.employer, journey.seats)] : []),
        ...(offers > 0 ? [words.thenOffers(offers)] : []),
        words.thenNothingElse,
      ]}
    />
  )
}
