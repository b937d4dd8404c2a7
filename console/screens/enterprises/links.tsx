import { App, Button } from 'antd'
import { useState } from 'react'
import { GivenLinks } from '../../parts/given-links.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import type { Answer } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { enterprisesWords } from './enterprises-words.ts'
import { LinkForm } from './link-form.tsx'
import { useMay } from './use-may.ts'

type Enterprise = Answer<'GET /v1/enterprises/{enterpriseId}'>

/** The one-time links of an enterprise and how each stands; a further one is made, copied or sent here. */
export function Links({ enterprise }: { enterprise: Enterprise }) {
  const words = useWords(enterprisesWords)
  const { message } = App.useApp()
  const may = useMay(enterprise)
  const params = { enterpriseId: enterprise.id }
  const list = useList('GET /v1/enterprises/{enterpriseId}/links', { params }, { every: liveEvery.lists })
  const revoke = useAct('POST /v1/enterprises/{enterpriseId}/links/{linkId}/revoke')
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<string>()
  const names = { ...words, headcount: words.headcountPurpose }
  return (
    <>
      {may.speak && !isMaking && (
        <Button type="primary" onClick={() => setMaking(true)} style={{ marginBottom: 8 }}>
          {words.newLink}
        </Button>
      )}
      {isMaking && (
        <LinkForm
          enterprise={enterprise}
          onCancel={() => setMaking(false)}
          onDone={({ link, address }) => {
            setMaking(false)
            setMade(address)
            if (link.sent)
              message[link.sent.taken ? 'success' : 'warning'](link.sent.taken ? words.sent : words.notTaken)
          }}
        />
      )}
      {made !== undefined && <ShownOnce label={words.address} note={words.addressOnce} value={made} />}
      <GivenLinks
        label={words.links}
        empty={words.noLinks}
        list={list}
        columns={[{ title: words.purpose, shows: ({ subject }) => names[subject.purpose] }]}
        mayRevoke={may.speak}
        revokeWhat={words.revokeWhat}
        onRevoke={(linkId) => revoke.mutateAsync({ params: { ...params, linkId } })}
      />
    </>
  )
}
