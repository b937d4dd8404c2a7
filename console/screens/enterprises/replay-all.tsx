import { App, Button, Input, Space } from 'antd'
import { useState } from 'react'
import type { EnterpriseId } from '../../../domain/kernel/ids.ts'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { call, type ItemOf } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { enterprisesWords } from './enterprises-words.ts'

type State = ItemOf<'GET /v1/enterprises/{enterpriseId}/deliveries'>['state']

/** As many as the service replays at once. */
const mostAtOnce = 1000
const pageSize = 200

/** All events since a moment of the state that is filtered by: counted first, and sent again only then. */
export function ReplayAll({ enterpriseId, state }: { enterpriseId: EnterpriseId; state: State | undefined }) {
  const words = useWords(enterprisesWords)
  const { colon } = useWords(sharedWords)
  const { message } = App.useApp()
  const [since, setSince] = useState('')
  const [counted, setCounted] = useState<{ of: string; count: number; isMost: boolean }>()
  const [error, setError] = useState<Error>()
  const [isCounting, setCounting] = useState(false)
  const replay = useAct('POST /v1/enterprises/{enterpriseId}/deliveries/replay', {
    onDone: ({ replayed }) => void message.success(words.replayedAll(replayed)),
  })
  const of = `${since} ${state ?? ''}`
  const from = () => new Date(`${since}:00+08:00`).toISOString() as Instant
  const count = async () => {
    setCounting(true)
    setError(undefined)
    try {
      const number = await countSince(enterpriseId, { since: from(), state })
      setCounted({ of, count: number, isMost: number >= mostAtOnce })
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)))
    } finally {
      setCounting(false)
    }
  }
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
      <Button size="small" disabled={since === ''} loading={isCounting} onClick={() => void count()}>
        {words.count}
      </Button>
      {isCounted && <span>{words.countIs(counted.count, counted.isMost)}</span>}
      {isCounted && counted.count > 0 && (
        <Confirm
          size="small"
          label={words.replayAll}
          title={words.replayTitle(counted.count)}
          consequences={[words.replayWhat]}
          onConfirm={() =>
            replay.mutateAsync({ params: { enterpriseId }, body: { since: from(), ...(state && { state }) } })
          }
        />
      )}
      <Refusal error={error} />
    </Space>
  )
}

type Since = { readonly since: Instant; readonly state: State | undefined }

async function countSince(enterpriseId: EnterpriseId, { since, state }: Since): Promise<number> {
  let count = 0
  let cursor: string | undefined
  do {
    const query = { since, state, cursor, limit: pageSize }
    const page = await call('GET /v1/enterprises/{enterpriseId}/deliveries', { params: { enterpriseId }, query })
    count += page.items.length
    cursor = page.next ?? undefined
  } while (cursor !== undefined && count < mostAtOnce)
  return count
}
