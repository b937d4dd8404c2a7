import { Alert, Button, Form, Input, Radio, Select, Space } from 'antd'
import { useState } from 'react'
import type { WorkerId } from '../../../domain/kernel/ids.ts'
import type { AbsenceReason } from '../../../domain/transport/trips/roll-call-entry.ts'
import type { TripSheet } from '../../../domain/transport/trips/trip-sheet.ts'
import { fromBeijing, inBeijing } from '../../service/beijing.ts'
import type { Answer } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAct } from '../../service/use-act.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { Moment } from '../moment.tsx'
import { Place } from '../place.tsx'
import { Refusal } from '../refusal.tsx'
import { Rows } from '../rows.tsx'
import { absencesToSay, absenceWords, tripWords } from './trip-words.ts'
import { type PassengerShown, usePassengers } from './use-passengers.ts'

interface Tap {
  readonly id: string
  readonly said: 'boarded' | 'absent'
  readonly why: AbsenceReason
  readonly at: string
}

/**
 * The roll of a trip, called by telephone or from a sheet that was ticked: one tap a person, each with its moment, which is that
 * of the tap unless another is typed. Nothing is on record before it is sent.
 */
export function CallRoll({ trip: { tripId } }: { trip: Pick<TripSheet, 'tripId'> }) {
  const words = useWords(tripWords)
  const ahead = useAhead()
  const passengers = usePassengers(tripId)
  const [taps, setTaps] = useState<ReadonlyMap<WorkerId, Tap>>(new Map())
  const [typedTime, setTypedTime] = useState('')
  const [heard, setHeard] = useState<Answer<'POST /v1/trips/{tripId}/roll-call'>>()
  const call = useAct('POST /v1/trips/{tripId}/roll-call', {
    onDone: (answer) => {
      setHeard(answer)
      setTaps(new Map())
    },
  })
  const now = () => (typedTime === '' ? new Date(Date.now() + ahead - 1000).toISOString() : fromBeijing(typedTime))
  const expected = (passengers.data?.items ?? []).filter(({ state }) => state === 'expected')
  const tap = (workerIds: readonly WorkerId[], said: Tap['said'], why: AbsenceReason = 'not-there') =>
    setTaps(
      new Map([...taps, ...workerIds.map((one) => [one, { id: crypto.randomUUID(), said, why, at: now() }] as const)]),
    )
  const left = expected.filter(({ workerId }) => !taps.has(workerId)).map(({ workerId }) => workerId)
  const refused = heard?.results.filter(({ result }) => result === 'refused' || result === 'overruled') ?? []
  const nameOf = (workerId: string | null) =>
    passengers.data?.items.find((one) => one.workerId === workerId)?.name ?? workerId ?? ''
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Refusal error={passengers.error ?? call.error} />
      {heard && (
        <Alert
          type={refused.length > 0 ? 'warning' : 'success'}
          showIcon
          role="status"
          title={words.heard(heard.results.length - refused.length)}
          description={
            refused.length > 0 && (
              <>
                {words.notTaken}:
                {refused.map(({ id, workerId, detail }) => (
                  <div key={id}>
                    {nameOf(workerId)} {detail}
                  </div>
                ))}
              </>
            )
          }
        />
      )}
      {passengers.data && expected.length === 0 && <p>{words.nobodyLeft}</p>}
      {expected.length > 0 && (
        <>
          <Form.Item label={words.tapTime} style={{ marginBottom: 0 }}>
            <Input
              type="datetime-local"
              aria-label={words.tapTime}
              value={typedTime}
              max={inBeijing(Date.now() + ahead)}
              onChange={(event) => setTypedTime(event.target.value)}
              style={{ maxWidth: 220 }}
            />
          </Form.Item>
          <Rows<PassengerShown>
            label={words.rollCall}
            rows={expected}
            rowKey={({ workerId }) => workerId}
            columns={[
              { title: words.seat, width: 48, shows: ({ seat, place }) => place ?? seat },
              {
                title: words.name,
                shows: ({ name, phone, countyCode }) => (
                  <>
                    {name} <span className="quiet">{phone.slice(-4)}</span> <Place code={countyCode} />
                  </>
                ),
              },
              {
                title: words.rollCall,
                shows: ({ workerId, name }) => (
                  <Tapped name={name} tap={taps.get(workerId)} onTap={(said, why) => tap([workerId], said, why)} />
                ),
              },
            ]}
          />
          <Space wrap>
            <Button disabled={left.length === 0} onClick={() => tap(left, 'boarded')}>
              {words.allBoarded}
            </Button>
            <Button
              type="primary"
              disabled={taps.size === 0}
              loading={call.isPending}
              onClick={() =>
                call.mutate({
                  params: { tripId },
                  body: { entries: [...taps].map(([workerId, entry]) => ({ workerId, ...entry })) },
                })
              }
            >
              {words.send(taps.size)}
            </Button>
            <span className="quiet">{words.called(taps.size, expected.length)}</span>
          </Space>
        </>
      )}
    </Space>
  )
}

function Tapped({
  name,
  tap: one,
  onTap,
}: {
  name: string
  tap: Tap | undefined
  onTap: (said: Tap['said'], why?: AbsenceReason) => void
}) {
  const words = useWords(tripWords)
  const say = useSay()
  return (
    <Space wrap size="small">
      <Radio.Group
        size="small"
        aria-label={`${words.rollCall} ${name}`}
        value={one?.said}
        onChange={(event) => onTap(event.target.value as Tap['said'])}
        options={[
          { value: 'boarded', label: words.boarded },
          { value: 'absent', label: words.absent },
        ]}
      />
      {one?.said === 'absent' && (
        <Select<AbsenceReason>
          size="small"
          aria-label={words.why}
          value={one.why}
          style={{ width: 130 }}
          onChange={(why) => onTap('absent', why)}
          options={absencesToSay.map((why) => ({ value: why, label: say(absenceWords[why]) }))}
        />
      )}
      {one && <Moment at={one.at} />}
    </Space>
  )
}
