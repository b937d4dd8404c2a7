import { App, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { peopleWords } from './people-words.ts'

/** Somebody asked a colleague for help: a case, for whoever looks after the place where they are. */
export function AskHelp({ workerId }: { workerId: WorkerId }) {
  const words = useWords(peopleWords)
  const { colon } = useWords(sharedWords)
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [isUrgent, setUrgent] = useState(false)
  const act = useAct('POST /v1/workers/{workerId}/help', {
    onDone: () => {
      message.success(words.helped)
      setText('')
      setUrgent(false)
    },
  })
  return (
    <Confirm
      label={words.askHelp}
      title={words.askHelpTitle}
      consequences={[words.thenCase, words.thenOneCase, words.thenTold]}
      onConfirm={() => act.mutateAsync({ params: { workerId }, body: { text: text.trim(), isUrgent } })}
    >
      <Input.TextArea
        aria-label={words.helpText}
        placeholder={`${words.helpText}${colon}${words.helpTextHint}`}
        value={text}
        maxLength={500}
        autoSize={{ minRows: 2 }}
        onChange={({ target }) => setText(target.value)}
      />
      <Checkbox checked={isUrgent} onChange={({ target }) => setUrgent(target.checked)}>
        {words.urgent}
      </Checkbox>
    </Confirm>
  )
}
