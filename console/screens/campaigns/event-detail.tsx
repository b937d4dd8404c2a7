import { Descriptions, Input, Space, Typography } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { addresses } from '../../parts/addresses.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useAnswer, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { campaignsWords } from './campaigns-words.ts'

/** One event: its link, what came of it, whose ID card is to be looked at, and calling it off. */
export function EventDetail({ event }: { event: ItemOf<'GET /v1/campaigns/{campaignId}/events'> }) {
  const words = useWords(campaignsWords)
  const say = useSay()
  const { colleague } = useSession()
  const mayAct =
    colleague.role === 'province' ||
    (colleague.role === 'county' && colleague.counties.some((own) => event.countyCode.startsWith(own)))
  const { eventId, cancelled } = event
  const [reason, setReason] = useState('')
  const link = useAnswer('GET /v1/events/{eventId}/address', { params: { eventId } }, { isReady: mayAct })
  const outcome = useAnswer('GET /v1/events/{eventId}/figures', { params: { eventId } })
  const callOff = useAct('POST /v1/events/{eventId}/cancellation')
  const found = outcome.data
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
                  ].join('；'),
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
      {mayAct && <ToCheck event={event} />}
      {mayAct && !cancelled && (
        <Confirm
          label={words.callOff}
          title={words.callOffTitle}
          consequences={[...(event.kind === 'posting' ? [] : [words.callOffTold]), words.callOffPage]}
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
      )}
    </section>
  )
}

function ToCheck({ event: { eventId } }: { event: ItemOf<'GET /v1/campaigns/{campaignId}/events'> }) {
  const words = useWords(campaignsWords)
  const list = useList('GET /v1/events/{eventId}/sign-ups', { params: { eventId }, query: { limit: 200 } })
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
