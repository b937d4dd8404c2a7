import { Space, Typography } from 'antd'
import { useSearchParams } from 'react-router'
import { recruitmentEventKinds } from '../../../domain/campaigns/recruitment-event-kinds.ts'
import { Count } from '../../parts/count.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { ItemOf } from '../../service/call.ts'
import { liveEvery, useAnswer, useList } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { campaignsWords } from './campaigns-words.ts'
import { EventDetail } from './event-detail.tsx'

const figures = ['peoplePlaced', 'postsCollected', 'eventsHeld', 'firmsReached'] as const

/** Targets against what its batches and events come to at this moment, and the events themselves. */
export function CampaignDetail({ campaign }: { campaign: ItemOf<'GET /v1/campaigns'> }) {
  const words = useWords(campaignsWords)
  const say = useSay()
  const { campaignId } = campaign
  const [address, setAddress] = useSearchParams()
  const reckoned = useAnswer('GET /v1/campaigns/{campaignId}/figures', { params: { campaignId } })
  const events = useList(
    'GET /v1/campaigns/{campaignId}/events',
    { params: { campaignId }, query: { limit: 50 } },
    { every: liveEvery.lists },
  )
  const chosen = events.items.find(({ eventId }) => eventId === address.get('event'))
  const found = reckoned.data
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Refusal error={reckoned.error} />
      <Rows
        label={words.reached}
        rows={found ? figures.map((name) => ({ name })) : []}
        rowKey={({ name }) => name}
        columns={[
          { title: words.figure, shows: ({ name }) => words[name] },
          {
            title: words.target,
            align: 'right',
            shows: ({ name }) => {
              const target = found?.targets[name] ?? null
              return target === null ? words.noTarget : <Count of={target} />
            },
          },
          { title: words.soFar, align: 'right', shows: ({ name }) => <Count of={found?.reached[name] ?? 0} /> },
        ]}
      />
      {found && <Typography.Text>{words.signedUp(found.signedUp.people, found.signedUp.toCheck)}</Typography.Text>}
      {found && !found.complete && <Typography.Text>{words.incomplete}</Typography.Text>}
      <Rows
        label={words.events}
        rows={events.items}
        rowKey={({ eventId }) => eventId}
        chosen={chosen?.eventId}
        onChoose={({ eventId }) => setAddress({ campaign: campaignId, event: eventId })}
        isLoading={events.isLoading}
        error={events.error}
        more={events.more}
        isReadingMore={events.isReadingMore}
        empty={words.noEvents}
        columns={[
          {
            title: words.event,
            shows: ({ kind, name, cancelled, moved }) =>
              [say(recruitmentEventKinds[kind]), name, cancelled ? words.calledOff : moved ? words.moved : '']
                .filter(Boolean)
                .join(' · '),
          },
          { title: words.when, shows: ({ from }) => <Moment at={from} />, width: 130 },
        ]}
      />
      {chosen && <EventDetail key={chosen.eventId} event={chosen} />}
    </Space>
  )
}
