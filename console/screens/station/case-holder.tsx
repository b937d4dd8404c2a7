import { App, Button, Input, Space } from 'antd'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import type { ItemOf } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { stationWords } from './station-words.ts'

/** Who looks after an open case: taken on, handed to a colleague, or given back. */
export function CaseHolder({ one }: { one: Pick<ItemOf<'GET /v1/cases'>, 'caseId' | 'heldBy'> }) {
  const nameOf = useColleagueName()
  const words = useWords(stationWords)
  const { colon } = useWords(sharedWords)
  const { colleague } = useSession()
  const { message } = App.useApp()
  const [to, setTo] = useState('')
  const act = useAct('POST /v1/cases/{caseId}/holder', {
    onDone: () => {
      setTo('')
      message.success(words.handed)
    },
  })
  const hand = (holder: string | null) =>
    act.mutate({ params: { caseId: one.caseId }, body: { to: holder, from: one.heldBy ?? null } })
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Space wrap>
        <span>
          {words.whose}
          {colon}
          {one.heldBy ? nameOf(one.heldBy) : words.nobodyYet}
        </span>
        {one.heldBy === colleague.subject ? (
          <Button size="small" loading={act.isPending} onClick={() => hand(null)}>
            {words.giveBack}
          </Button>
        ) : (
          <Button size="small" type="primary" loading={act.isPending} onClick={() => hand(colleague.subject)}>
            {words.take}
          </Button>
        )}
        <Space.Compact size="small">
          <Input
            aria-label={words.colleague}
            placeholder={words.colleague}
            value={to}
            maxLength={200}
            style={{ width: 150 }}
            onChange={({ target }) => setTo(target.value)}
          />
          <Button disabled={to.trim() === ''} loading={act.isPending} onClick={() => hand(to.trim())}>
            {words.handOn}
          </Button>
        </Space.Compact>
      </Space>
      <Refusal error={act.error} />
    </Space>
  )
}
