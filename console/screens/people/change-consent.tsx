import { App, Input } from 'antd'
import { useState } from 'react'
import { Confirm } from '../../parts/confirm.tsx'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { peopleWords } from './people-words.ts'
import type { PersonStory } from './person.tsx'
import { whatWouldEnd } from './what-would-end.ts'

/** Consent is recorded, or taken back with all that follows from it. */
export function ChangeConsent({ story }: { story: PersonStory }) {
  const words = { ...useWords(sharedWords), ...useWords(peopleWords) }
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const { worker } = story
  const act = useAct('PATCH /v1/workers/{workerId}', { onDone: () => void message.success(words.consentChanged) })
  const isGiven = worker.consent.state === 'given'
  const { offers, journey, isUnderWay } = whatWouldEnd(story)
  const change = () =>
    act.mutateAsync({
      params: { workerId: worker.workerId },
      body: { version: worker.version, reason: reason.trim(), consent: isGiven ? 'withdrawn' : 'given' },
    })
  return (
    <Confirm
      label={isGiven ? words.withdrawConsent : words.giveConsent}
      title={isGiven ? words.withdrawConsentTitle : words.giveConsentTitle}
      isDanger={isGiven}
      onConfirm={change}
      consequences={
        isGiven
          ? [
              words.thenNoMessage,
              ...(offers > 0 ? [words.thenOffers(offers)] : []),
              ...(journey ? [words.thenJourney(journey.employer, journey.seats)] : []),
              ...(isUnderWay ? [words.thenUnderWay] : []),
            ]
          : [words.giveConsentThen]
      }
    >
      <Input.TextArea
        aria-label={words.reason}
        placeholder={`${words.reason}${words.colon}${words.reasonHint}`}
        value={reason}
        maxLength={300}
        autoSize={{ minRows: 2 }}
        onChange={({ target }) => setReason(target.value)}
      />
    </Confirm>
  )
}
