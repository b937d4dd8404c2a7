import { Button, Space, Typography } from 'antd'
import { useState } from 'react'
import { recruitmentEventKinds } from '../../../domain/campaigns/recruitment-event-kinds.ts'
import type { RecruitmentEventId } from '../../../domain/kernel/ids.ts'
import { ActWithReason } from '../../parts/act-with-reason.tsx'
import { Count } from '../../parts/count.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { beijingDay } from '../../service/beijing-day.ts'
import type { Answer } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAct } from '../../service/use-act.ts'
import { liveEvery, useAnswer, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { CampaignForm } from './campaign-form.tsx'
import { campaignsWords } from './campaigns-words.ts'
import { EventDetail } from './event-detail.tsx'
import { AnnounceEvent } from './event-form.tsx'
import { formWords } from './form-words.ts'
import { PublishForm } from './publish-form.tsx'
import { useCampaignCounties } from './use-campaign-counties.ts'

type Campaign = Answer<'GET /v1/campaigns/{campaignId}'>
const figures = ['peoplePlaced', 'postsCollected', 'eventsHeld', 'firmsReached'] as const

/** Targets against what its batches and events come to at this moment, the events themselves, and what can be done here. */
export function CampaignDetail({ campaign }: { campaign: Campaign }) {
  const words = useWords(campaignsWords)
  const { colon } = useWords(sharedWords)
  const { campaignId, cancelled } = campaign
  const { get, put } = useAddress()
  const [open, setOpen] = useState<'change' | 'announce' | 'publish'>()
  const reckoned = useAnswer('GET /v1/campaigns/{campaignId}/figures', { params: { campaignId } })
  const found = reckoned.data
  const eventId = get('event') as RecruitmentEventId | undefined
  const close = () => setOpen(undefined)
  const show = (id: string | undefined) => {
    close()
    put({ event: id })
  }
  if (open === 'change') return <CampaignForm campaign={campaign} onDone={close} onCancel={close} />
  if (open === 'announce') return <AnnounceEvent campaign={campaign} onDone={show} onCancel={close} />
  if (open === 'publish') return <PublishForm campaign={campaign} onDone={show} onCancel={close} />
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <p className="quiet" style={{ margin: 0 }}>
        {campaign.from} – {campaign.until}
        {cancelled && ` · ${words.calledOff}${colon}${cancelled.reason}`}
      </p>
      <Acts campaign={campaign} onOpen={setOpen} />
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
      <Events campaign={campaign} chosen={eventId} onChoose={show} />
      {eventId !== undefined && <EventDetail key={eventId} eventId={eventId} campaign={campaign} />}
    </Space>
  )
}

interface ActsProps {
  readonly campaign: Campaign
  readonly onOpen: (form: 'change' | 'announce' | 'publish') => void
}

/** What the reader may do with a campaign that is not over; it hides what would only be refused. */
function Acts({ campaign, onOpen }: ActsProps) {
  const words = { ...useWords(campaignsWords), ...useWords(formWords) }
  const { colleague } = useSession()
  const today = beijingDay(Date.now() + useAhead())
  const counties = useCampaignCounties(campaign)
  const callOff = useAct('POST /v1/campaigns/{campaignId}/cancellation')
  const { campaignId, cancelled, until } = campaign
  const isMine = colleague.role === 'province' || colleague.role === 'county'
  if (!isMine || cancelled || counties.length === 0) return null
  // Others' counties rely on it: who looks after some of them alone announces in it, and leaves it as it is.
  const isWhole = counties.length === campaign.counties.length
  return (
    <Space wrap>
      <Button type="primary" onClick={() => onOpen('announce')}>
        {words.announce}
      </Button>
      {until >= today && <Button onClick={() => onOpen('publish')}>{words.publish}</Button>}
      {isWhole && until >= today && (
        <>
          <Button onClick={() => onOpen('change')}>{words.change}</Button>
          <ActWithReason
            name={words.callOffCampaign}
            isDanger
            consequences={[words.callOffCampaignFirst, words.callOffCampaignThen]}
            act={(reason) => callOff.mutateAsync({ params: { campaignId }, body: { reason } })}
          />
        </>
      )}
    </Space>
  )
}

interface EventsProps {
  readonly campaign: Campaign
  readonly chosen: string | undefined
  readonly onChoose: (eventId: string) => void
}

function Events({ campaign: { campaignId }, chosen, onChoose }: EventsProps) {
  const words = useWords(campaignsWords)
  const say = useSay()
  const events = useList(
    'GET /v1/campaigns/{campaignId}/events',
    { params: { campaignId }, query: { limit: 50 } },
    { every: liveEvery.lists },
  )
  return (
    <Rows
      label={words.events}
      rows={events.items}
      rowKey={({ eventId }) => eventId}
      chosen={chosen}
      onChoose={({ eventId }) => onChoose(eventId)}
      isLoading={events.isLoading}
      error={events.error}
      more={events.more}
      isReadingMore={events.isReadingMore}
      empty={words.noEvents}
      columns={[
        {
          title: words.event,
          shows: ({ kind, name, township, village, cancelled, moved }) =>
            [
              say(recruitmentEventKinds[kind]),
              name,
              kind === 'posting' ? `${township ?? ''}${village ?? ''}` : '',
              cancelled ? words.calledOff : moved ? words.moved : '',
            ]
              .filter(Boolean)
              .join(' · '),
        },
        { title: words.when, shows: ({ from }) => <Moment at={from} />, width: 130 },
      ]}
    />
  )
}
