import { Alert, App, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import type { Campaign } from '../../../domain/campaigns/campaign.ts'
import type { RecruitmentEvent } from '../../../domain/campaigns/recruitment-event.ts'
import { recruitmentEventKinds } from '../../../domain/campaigns/recruitment-event-kinds.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { fromBeijing, inBeijing } from '../../service/beijing.ts'
import type { Said } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { FirmsAndPosts } from './firms-and-posts.tsx'
import { formWords } from './form-words.ts'
import { useCampaignCounties } from './use-campaign-counties.ts'

type Holding = Said<'POST /v1/campaigns/{campaignId}/events'>['body']
type Changing = Said<'PATCH /v1/events/{eventId}'>['body']

/** Moments as they are typed, in Beijing's time. */
type TypedEvent = Omit<Holding, 'township' | 'village'> & { readonly township?: string; readonly village?: string }

/** What those who signed up were told: where it is another, they are told anew. */
const whereAndWhen = ['from', 'until', 'place', 'township', 'village'] as const

interface Standing {
  readonly onDone: (eventId: RecruitmentEvent['eventId']) => void
  readonly onCancel: () => void
}

/** A fair, a caravan, a market day or a live stream is announced: it has a page to sign up on at once. */
export function AnnounceEvent({ campaign, onDone, onCancel }: Standing & { campaign: Campaign }) {
  const words = useWords(formWords)
  const say = useSay()
  const { message } = App.useApp()
  const { campaignId } = campaign
  const counties = useCampaignCounties(campaign)
  const kinds = Object.entries(recruitmentEventKinds).filter(([kind]) => kind !== 'posting')
  return (
    <ActForm<'POST /v1/campaigns/{campaignId}/events', TypedEvent>
      address="POST /v1/campaigns/{campaignId}/events"
      initial={{ kind: 'fair', ...(counties.length === 1 && { countyCode: counties[0]?.value ?? '' }) }}
      submit={words.announce}
      onDone={({ eventId }) => {
        message.success(words.announced)
        onDone(eventId)
      }}
      onCancel={onCancel}
      said={(typed) => ({ params: { campaignId }, body: { ...typed, ...moments(typed) } })}
    >
      <Form.Item<TypedEvent> name="kind" label={words.eventKind} required>
        <Select options={kinds.map(([value, kind]) => ({ value, label: say(kind) }))} />
      </Form.Item>
      <Form.Item<TypedEvent> name="countyCode" label={words.county} required>
        <Select options={counties} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Fields days={`${campaign.from} – ${campaign.until}`} />
      <Alert type="info" showIcon title={words.announceThen} style={{ marginBottom: 12 }} />
    </ActForm>
  )
}

interface Changed extends Standing {
  readonly event: RecruitmentEvent
  /** Who would get a text of a move; `isAll` false: at least so many. */
  readonly told: { readonly people: number; readonly isAll: boolean }
  readonly days: string
}

/** An event is moved or changed; before it is, it is said who will be told of it. */
export function ChangeEvent({ event, told, days, onDone, onCancel }: Changed) {
  const words = useWords(formWords)
  const { message } = App.useApp()
  const { eventId } = event
  const before = typedOf(event)
  const [typed, setTyped] = useState<Partial<TypedEvent>>(before)
  const isPosting = event.kind === 'posting'
  const isMoved = !isPosting && whereAndWhen.some((fact) => (typed[fact] ?? '').trim() !== (before[fact] ?? ''))
  return (
    <ActForm<'PATCH /v1/events/{eventId}', TypedEvent>
      address="PATCH /v1/events/{eventId}"
      initial={before}
      submit={isMoved ? words.move : words.save}
      onTyped={setTyped}
      onDone={() => {
        message.success(words.saved)
        onDone(eventId)
      }}
      onCancel={onCancel}
      said={(_, whole) => ({ params: { eventId }, body: changed(whole, before) })}
    >
      {isPosting ? <UntilField /> : <Fields days={days} />}
      <Alert
        type={isMoved ? 'warning' : 'info'}
        showIcon
        role="status"
        title={isMoved ? words.moveThen(told.people, told.isAll) : words.changeOnPage}
        style={{ marginBottom: 12 }}
      />
    </ActForm>
  )
}

function Fields({ days }: { days: string }) {
  const words = useWords(formWords)
  return (
    <>
      <Form.Item<TypedEvent> name="name" label={words.eventName} extra={words.eventNameRule} required>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Space wrap align="start">
        <Form.Item<TypedEvent> name="township" label={words.township}>
          <Input maxLength={30} autoComplete="off" style={{ width: 150 }} />
        </Form.Item>
        <Form.Item<TypedEvent> name="village" label={words.village}>
          <Input maxLength={30} autoComplete="off" style={{ width: 150 }} />
        </Form.Item>
      </Space>
      <Form.Item<TypedEvent> name="place" label={words.place} extra={words.placeRule} required>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Space wrap align="start">
        <Form.Item<TypedEvent> name="from" label={words.begins} extra={words.within(days)} required>
          <Input type="datetime-local" style={{ maxWidth: 220 }} />
        </Form.Item>
        <UntilField />
      </Space>
      <FirmsAndPosts />
    </>
  )
}

function UntilField() {
  const words = useWords(formWords)
  return (
    <Form.Item<TypedEvent> name="until" label={words.ends} required>
      <Input type="datetime-local" style={{ maxWidth: 220 }} />
    </Form.Item>
  )
}

/** What is missing stays missing, and is refused at its field. */
function moments({ from, until }: Partial<Pick<TypedEvent, 'from' | 'until'>>) {
  return { ...(from && { from: fromBeijing(from) }), ...(until && { until: fromBeijing(until) }) } as Pick<
    Holding,
    'from' | 'until'
  >
}

function typedOf(event: RecruitmentEvent): TypedEvent {
  const { name, township, village, place, from, until, enterprises, jobOrders } = event
  return {
    kind: 'fair',
    countyCode: event.countyCode,
    name,
    ...(township !== null && { township }),
    ...(village !== null && { village }),
    place,
    from: inBeijing(Date.parse(from)),
    until: inBeijing(Date.parse(until)),
    enterprises,
    jobOrders,
  }
}

/** By what is named; a moment that was not touched is not sent, as it has seconds that are not typed. */
function changed(whole: Partial<TypedEvent>, before: TypedEvent): Changing {
  const { name, township, village, place, from, until, enterprises, jobOrders } = whole
  const facts =
    place === undefined
      ? {}
      : { name, place, township: township?.trim() || null, village: village?.trim() || null, enterprises, jobOrders }
  const touched = {
    ...(from !== before.from && from !== undefined && { from }),
    ...(until !== before.until && until !== undefined && { until }),
  }
  return { ...facts, ...moments(touched) } as Changing
}
