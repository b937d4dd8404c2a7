import { App, Button, Space } from 'antd'
import { useState } from 'react'
import type { TripId } from '../../../domain/kernel/ids.ts'
import { GivenLinks } from '../../parts/given-links.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import { useAct } from '../../service/use-act.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { escortLinksWords } from './escort-links-words.ts'

/** By which the escort of a trip calls its roll on a phone: made and copied, or texted to the leader, and revoked. */
export function EscortLinks({ tripId }: { tripId: TripId }) {
  const words = useWords(escortLinksWords)
  const { message } = App.useApp()
  const params = { tripId }
  const list = useList('GET /v1/trips/{tripId}/escort-links', { params }, { every: liveEvery.lists })
  const [address, setAddress] = useState<string>()
  const make = useAct('POST /v1/trips/{tripId}/escort-links', {
    onDone: ({ link, address: made }) => {
      setAddress(made)
      if (link.sent) message[link.sent.taken ? 'success' : 'warning'](link.sent.taken ? words.sent : words.notTaken)
    },
  })
  const revoke = useAct('POST /v1/trips/{tripId}/escort-links/{linkId}/revoke')
  return (
    <>
      <p className="quiet">{words.note}</p>
      <Space wrap style={{ marginBottom: 8 }}>
        <Button type="primary" loading={make.isPending} onClick={() => make.mutate({ params, body: { send: true } })}>
          {words.send}
        </Button>
        <Button loading={make.isPending} onClick={() => make.mutate({ params, body: { send: false } })}>
          {words.copy}
        </Button>
      </Space>
      <Refusal error={make.error} />
      {address !== undefined && <ShownOnce label={words.address} note={words.once} value={address} />}
      <GivenLinks
        label={words.links}
        empty={words.none}
        list={list}
        mayRevoke
        revokeWhat={words.revokeWhat}
        onRevoke={(linkId) => revoke.mutateAsync({ params: { ...params, linkId } })}
      />
    </>
  )
}
