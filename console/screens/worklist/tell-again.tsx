import { App } from 'antd'
import type { EnterpriseId } from '../../../domain/kernel/ids.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

/** Sends an enterprise once more what it was sent since a moment, of one type. */
export function TellAgain(props: { enterpriseId: EnterpriseId; firm: string; since: string; type: string }) {
  const { enterpriseId, firm, since, type } = props
  const words = useWords(worklistWords)
  const { message } = App.useApp()
  const replay = useAct('POST /v1/enterprises/{enterpriseId}/deliveries/replay', {
    onDone: ({ replayed }) => void message.success(words.reminded(replayed)),
  })
  return (
    <Confirm
      label={words.remind}
      title={words.remindTitle}
      consequences={[words.remindConsequence(firm)]}
      onConfirm={() => replay.mutateAsync({ params: { enterpriseId }, body: { since, type } })}
    />
  )
}
