import { App, Button, Input, Space } from 'antd'
import { useState } from 'react'
import type { EnterpriseId } from '../../../domain/kernel/ids.ts'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { fromBeijing } from '../../service/beijing.ts'
import type { ItemOf } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { enterprisesWords } from './enterprises-words.ts'

type State = ItemOf<'GET /v1/enterprises/{enterpriseId}/deliveries'>['state']

/** All events since a moment of the state that is filtered by: the service says first how many, and sends them only then. */
export function ReplayAll({ enterpriseId, state }: { enterpriseId: EnterpriseId; state: State | undefined }) {
  const words = useWords(enterprisesWords)
  const { colon } = useWords(sharedWords)
  const { message } = App.useApp()
  const [since, setSince] = useState('')
  const [counted, setCounted] = useState<{ of: string; count: number }>()
  const count = useAct('POST /v1/enterprises/{enterpriseId}/deliveries/replay')
  const replay = useAct('POST /v1/enterprises/{enterpriseId}/deliveries/replay', {
    onDone: ({ replayed }) => {
      setCounted(undefined)
      message.success(words.replayedAll(replayed))
    },
  })
  const of = `${since} ${state ?? ''}`
  const said = (dryRun: boolean) => ({
    params: { enterpriseId },
    body: { since: fromBeijing(since) as Instant, ...(state && { state }), dryRun },
  })
  const isCounted = counted?.of === of
  return (
    <Space wrap>
      <span>
        {words.replayAll}
        {colon}
        {words.since}
      </span>
      <Input
        type="datetime-local"
        aria-label={words.since}
        value={since}
        onChange={({ target }) => setSince(target.value)}
        style={{ width: 190 }}
      />
      <Button
        size="small"
        disabled={since === ''}
        loading={count.isPending}
        onClick={() => count.mutate(said(true), { onSuccess: ({ found }) => setCounted({ of, count: found }) })}
      >
        {words.count}
      </Button>
      {isCounted && <span role="status">{words.countIs(counted.count)}</span>}
      {isCounted && counted.count > 0 && (
        <Confirm
          size="small"
          label={words.replayAll}
          title={words.replayTitle(counted.count)}
          consequences={[words.replayWhat]}
          onConfirm={() => replay.mutateAsync(said(false))}
        />
      )}
      <Refusal error={count.error} />
    </Space>
  )
}
