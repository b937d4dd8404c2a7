import { App, Input, Radio } from 'antd'
import { useState } from 'react'
import { Confirm } from '../../parts/confirm.tsx'
import type { Said } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { peopleWords } from './people-words.ts'
import type { PersonStory } from './person.tsx'
import { whatWouldEnd } from './what-would-end.ts'

type AskedBy = Said<'POST /v1/workers/{workerId}/erasure'>['body']['askedBy']

/** What cannot be undone: what goes and what stays is named before, and who asked for it. */
export function ErasePerson({ story, onGone }: { story: PersonStory; onGone: () => void }) {
  const words = useWords(peopleWords)
  const { message } = App.useApp()
  const [askedBy, setAskedBy] = useState<AskedBy>('person')
  const [reason, setReason] = useState('')
  const { workerId } = story.worker
  const { offers, journey } = whatWouldEnd(story)
  const act = useAct('POST /v1/workers/{workerId}/erasure', {
    onDone: () => {
      message.success(words.erased)
      onGone()
    },
  })
  return (
    <Confirm
      label={words.erase}
      title={words.eraseTitle}
      isDanger
      consequences={[words.eraseGoes, words.eraseEnds(offers, journey?.seats ?? 0), words.eraseStays]}
      onConfirm={() => act.mutateAsync({ params: { workerId }, body: { askedBy, reason: reason.trim() } })}
    >
      <Radio.Group
        aria-label={words.askedBy}
        value={askedBy}
        onChange={({ target }) => setAskedBy(target.value)}
        options={[
          { value: 'person', label: words.askedByPerson },
          { value: 'guardian', label: words.askedByGuardian },
          { value: 'relative', label: words.askedByRelative },
          { value: 'authority', label: words.askedByAuthority },
        ]}
      />
      <Input
        aria-label={words.eraseReason}
        placeholder={words.eraseReason}
        value={reason}
        maxLength={200}
        onChange={({ target }) => setReason(target.value)}
      />
    </Confirm>
  )
}
