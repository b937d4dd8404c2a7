import { Descriptions, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { addresses } from '../../parts/addresses.ts'
import { AnswerCall } from '../../parts/answer-call.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SeeWhole } from '../../parts/see-whole.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { call, type ItemOf } from '../../service/call.ts'
import { liveEvery, useList } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import type { InAddress } from './station.tsx'
import { stationWords } from './station-words.ts'

type PhoneCall = ItemOf<'GET /v1/calls'>

/** Whom to call, what closes first first; after an answer the next one is at hand. */
export function Calls({ address, put }: InAddress) {
  const words = useWords(stationWords)
  const list = useList('GET /v1/calls', { query: { limit: 200 } }, { every: liveEvery.lists })
  const rows = list.items.toSorted((one, other) => (one.until < other.until ? -1 : 1))
  const chosen = rows.find((one) => one.callId === address.get('call'))
  const next = () => {
    const following = chosen && rows[rows.indexOf(chosen) + 1]
    put({ call: following?.callId })
  }
  return (
    <SplitView
      title={words.aCall}
      onClose={() => put({ call: undefined })}
      detail={chosen && <CallDetail key={chosen.callId} listed={chosen} onDone={next} />}
      list={
        <Rows
          label={words.calls}
          rows={rows}
          rowKey={(one) => one.callId}
          chosen={chosen?.callId}
          onChoose={(one) => put({ call: one.callId })}
          isLoading={list.isLoading}
          error={list.error}
          more={list.more}
          isReadingMore={list.isReadingMore}
          empty={words.noCalls}
          columns={[
            { title: words.name, shows: ({ name }) => name, width: 80 },
            {
              title: words.about,
              shows: ({ about, isUnheard }) => (
                <>
                  {about === 'offer' ? words.aboutOffer : words.aboutCheckIn}
                  {isUnheard && <span style={{ color: '#8a3b00' }}> · {words.unheard}</span>}
                </>
              ),
            },
            { title: words.home, shows: ({ countyCode }) => <Place code={countyCode} />, width: 90, wideOnly: true },
            { title: words.answerUntil, shows: ({ until }) => <Moment at={until} />, width: 130 },
          ]}
        />
      }
    />
  )
}

function CallDetail({ listed, onDone }: { listed: PhoneCall; onDone: () => void }) {
  const words = useWords(stationWords)
  const [whole, setWhole] = useState<PhoneCall>()
  const { callId, workerId } = listed
  const { name, phone, secondPhone } = whole ?? listed
  const see = async (why: string) =>
    setWhole(await call('GET /v1/calls/{callId}', { params: { callId }, query: { details: 'full', why } }))
  const phones = [phone, ...(secondPhone === null ? [] : [secondPhone])]
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'name',
            label: words.name,
            children: (
              <Link to={addresses.worker(workerId)} style={{ textDecoration: 'underline' }}>
                {name}
              </Link>
            ),
          },
          {
            key: 'phone',
            label: words.phone,
            children: (
              <Space>
                {phones.map((one) =>
                  whole ? (
                    <a key={one} href={`tel:${one}`} style={{ textDecoration: 'underline' }}>
                      {one}
                    </a>
                  ) : (
                    <span key={one}>{one}</span>
                  ),
                )}
              </Space>
            ),
          },
        ]}
      />
      <SeeWhole isSeen={whole !== undefined} see={see} hide={() => setWhole(undefined)} />
      <AnswerCall call={listed} onDone={onDone} />
    </Space>
  )
}
