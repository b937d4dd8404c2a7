import { App, Button } from 'antd'
import { useState } from 'react'
import { Confirm } from '../../parts/confirm.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
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
      <Rows
        label={words.links}
        rows={list.items}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.noLinks}
        columns={[
          { title: words.purpose, shows: ({ subject }) => names[subject.purpose] },
          { title: words.standing, shows: ({ standing }) => <StateTag of="link" state={standing} />, width: 90 },
          { title: words.validUntil, shows: ({ validUntil }) => <Moment at={validUntil} />, width: 120 },
          { title: words.madeBy, shows: ({ madeBy }) => madeBy ?? words.bySystem, wideOnly: true },
          {
            title: words.revoke,
            width: 80,
            shows: ({ id, standing }) =>
              may.speak &&
              standing === 'open' && (
                <Confirm
                  size="small"
                  isDanger
                  label={words.revoke}
                  title={words.revokeTitle}
                  consequences={[words.revokeWhat]}
                  onConfirm={() => revoke.mutateAsync({ params: { ...params, linkId: id } })}
                />
              ),
          },
        ]}
      />
    </>
  )
}
