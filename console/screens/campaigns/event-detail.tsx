import { App, Button, Descriptions, Form, Input, InputNumber, Space, Typography } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Campaign } from '../../../domain/campaigns/campaign.ts'
import type { RecruitmentEventId } from '../../../domain/kernel/ids.ts'
import { ActForm } from '../../parts/act-form.tsx'
import { addresses } from '../../parts/addresses.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { Answer } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAct } from '../../service/use-act.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useWholeList } from '../../service/use-whole-list.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { campaignsWords } from './campaigns-words.ts'
import { ChangeEvent } from './event-form.tsx'
import { formWords } from './form-words.ts'
import { Poster } from './poster.tsx'

interface Props {
  readonly eventId: RecruitmentEventId
  readonly campaign: Pick<Campaign, 'from' | 'until'>
}

/** One event by its address, wherever in the list it stands. */
export function EventDetail({ eventId, campaign }: Props) {
  const found = useAnswer('GET /v1/events/{eventId}', { params: { eventId } }, { every: liveEvery.lists })
  return found.data ? <OfEvent event={found.data} campaign={campaign} /> : <Refusal error={found.error} />
}

type Event = Answer<'GET /v1/events/{eventId}'>

/** Its link and poster, what came of it, whose ID card is to be looked at; it is changed, moved and called off here. */
function OfEvent({ event, campaign }: Pick<Props, 'campaign'> & { event: Event }) {
  const words = useWords(campaignsWords)
  const say = useSay()
  const { colleague } = useSession()
  const now = new Date(Date.now() + useAhead()).toISOString()
  const [isChanging, setChanging] = useState(false)
  const mayAct =
    colleague.role === 'province' ||
    (colleague.role === 'county' && colleague.counties.some((own) => event.countyCode.startsWith(own)))
  const { eventId, cancelled } = event
  const link = useAnswer('GET /v1/events/{eventId}/address', { params: { eventId } }, { isReady: mayAct })
  const outcome = useAnswer('GET /v1/events/{eventId}/figures', { params: { eventId } })
  const found = outcome.data
  const isOver = event.until <= now
  const told = { people: found?.signedUp.registered ?? 0, isAll: found?.complete ?? false }
  const close = () => setChanging(false)
  if (isChanging)
    return (
      <section aria-label={event.name}>
        <h3>{event.name}</h3>
        <ChangeEvent
          event={event}
          told={told}
          days={`${campaign.from} – ${campaign.until}`}
          onDone={close}
          onCancel={close}
        />
      </section>
    )
  return (
    <section aria-label={event.name}>
      <h3>{event.name}</h3>
      <Refusal error={link.error ?? outcome.error} />
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'when',
            label: words.when,
            children: (
              <>
                <Moment at={event.from} /> – <Moment at={event.until} />
              </>
            ),
          },
          {
            key: 'where',
            label: words.where,
            children: (
              <>
                <Place code={event.countyCode} />{' '}
                {[event.township, event.village, event.place].filter(Boolean).join(' ')}
              </>
            ),
          },
          ...(cancelled ? [{ key: 'off', label: words.calledOff, children: cancelled.reason }] : []),
          ...(found
            ? [
                {
                  key: 'outcome',
                  label: words.reached,
                  children: [
                    ...(found.came === null ? [] : [words.came(found.came)]),
                    words.outcome(found.signedUp.registered, found.saidYes, found.placed),
                  ].join(words.clause),
                },
              ]
            : []),
          ...(link.data
            ? [
                {
                  key: 'address',
                  label: words.address,
                  children: (
                    <Typography.Text copyable={{ tooltips: [words.copy, words.copy] }}>
                      {link.data.address}
                    </Typography.Text>
                  ),
                },
              ]
            : []),
          ...(link.data?.text
            ? [
                {
                  key: 'text',
                  label: words.text,
                  children: (
                    <Typography.Text copyable={{ tooltips: [words.copy, words.copy] }}>
                      {say(link.data.text)}
                    </Typography.Text>
                  ),
                },
              ]
            : []),
        ]}
      />
      {link.data && !cancelled && !isOver && <Poster event={event} address={link.data.address} />}
      {mayAct && <ToCheck event={event} />}
      {mayAct && !cancelled && event.kind !== 'posting' && event.from <= now && <NoteCame eventId={eventId} />}
      <Space wrap>
        {mayAct && !cancelled && !isOver && found && (
          <Button onClick={() => setChanging(true)}>{words.changeEvent}</Button>
        )}
        {mayAct && !cancelled && found && (
          <CallOff event={event} consequence={isOver ? words.nobodyTold : words.callOffTold(told.people, told.isAll)} />
        )}
      </Space>
    </section>
  )
}

function CallOff({ event: { eventId, kind }, consequence }: { event: Event; consequence: string }) {
  const words = useWords(campaignsWords)
  const [reason, setReason] = useState('')
  const callOff = useAct('POST /v1/events/{eventId}/cancellation')
  return (
    <Confirm
      label={words.callOff}
      title={words.callOffTitle}
      consequences={[...(kind === 'posting' ? [] : [consequence]), words.callOffPage]}
      isDanger
      isReady={reason.trim().length > 1}
      onConfirm={() => callOff.mutateAsync({ params: { eventId }, body: { reason: reason.trim() } })}
    >
      <Input
        aria-label={words.reason}
        placeholder={words.reason}
        maxLength={100}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Confirm>
  )
}

function NoteCame({ eventId }: { eventId: RecruitmentEventId }) {
  const words = useWords(formWords)
  const { message } = App.useApp()
  return (
    <ActForm<'POST /v1/events/{eventId}/attendance', { people: number }>
      address="POST /v1/events/{eventId}/attendance"
      submit={words.noteCame}
      onDone={() => void message.success(words.saved)}
      said={(typed) => ({ params: { eventId }, body: typed })}
    >
      <Form.Item<{ people: number }> name="people" label={words.came} required>
        <InputNumber min={0} max={1_000_000} precision={0} />
      </Form.Item>
    </ActForm>
  )
}

function ToCheck({ event: { eventId } }: { event: Event }) {
  const words = useWords(campaignsWords)
  const list = useWholeList(
    'GET /v1/events/{eventId}/sign-ups',
    { params: { eventId }, query: { limit: 200 } },
    { most: 5000 },
  )
  const setAside = useAct('POST /v1/events/{eventId}/sign-ups/{workerId}/set-aside')
  const toCheck = list.items.filter(({ state }) => state === 'to-check')
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Rows
        label={words.signUps}
        rows={toCheck}
        rowKey={({ workerId }) => workerId}
        isLoading={list.isLoading}
        error={list.error}
        more={list.more}
        isReadingMore={list.isReadingMore}
        empty={words.noSignUps}
        columns={[
          {
            title: words.person,
            shows: ({ workerId }) => <Link to={addresses.worker(workerId)}>{workerId.slice(0, 12)}</Link>,
          },
          { title: words.at, shows: ({ at }) => <Moment at={at} />, wideOnly: true },
          {
            title: words.why,
            shows: (one) => ('doubt' in one && one.doubt === 'other-phone' ? words.otherPhone : words.otherName),
          },
          {
            title: words.setAside,
            shows: ({ workerId }) => (
              <Confirm
                label={words.setAside}
                title={words.setAsideTitle}
                consequences={[words.setAsideStays]}
                size="small"
                onConfirm={() => setAside.mutateAsync({ params: { eventId, workerId }, body: {} })}
              />
            ),
          },
        ]}
      />
    </Space>
  )
}
