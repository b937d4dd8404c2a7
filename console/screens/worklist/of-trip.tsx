import { Alert, Button, Descriptions, Space } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { EventId, TripId, WorkerId } from '../../../domain/kernel/ids.ts'
import { addresses } from '../../parts/addresses.ts'
import { Moment } from '../../parts/moment.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { BookBeds } from '../../parts/trip/book-beds.tsx'
import { BookByHand } from '../../parts/trip/book-by-hand.tsx'
import { CallRoll } from '../../parts/trip/call-roll.tsx'
import { DecideContradiction } from '../../parts/trip/decide-contradiction.tsx'
import { HandOverForm } from '../../parts/trip/hand-over-form.tsx'
import { ReportMoment } from '../../parts/trip/report-moment.tsx'
import { SeeToAlarmForm } from '../../parts/trip/see-to-alarm-form.tsx'
import { TripTitle } from '../../parts/trip/trip-title.tsx'
import { tripWords } from '../../parts/trip/trip-words.ts'
import { Yuan } from '../../parts/yuan.tsx'
import type { Answer, ItemOf } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { worklistWords } from './worklist-words.ts'

type Item = ItemOf<'GET /v1/worklist'>
type Sheet = Answer<'GET /v1/trips/{tripId}'>

/** Of a trip: a booking by hand, a report that is late, an alarm, a contradiction. */
export function OfTrip({ item }: { item: Item }) {
  const words = useWords(tripWords)
  const tripId = item.subject['tripId'] as TripId
  const sheet = useAnswer('GET /v1/trips/{tripId}', { params: { tripId } })
  const trip = sheet.data
  if (!trip) return <Refusal error={sheet.error} />
  const [from] = trip.stops
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'trip', label: words.trip, children: <TripTitle trip={trip} /> },
          { key: 'at', label: words.at, children: from && <Moment at={from.at} /> },
          { key: 'people', label: words.people, children: `${trip.passengers} / ${trip.seats}` },
          { key: 'state', label: words.state, children: <StateTag of="trip" state={trip.progress.state} /> },
          ...(item.kind === 'booking-by-hand'
            ? [
                { key: 'carrier', label: words.carrier, children: trip.hire?.carrier },
                { key: 'cost', label: words.cost, children: <Yuan of={trip.cost} /> },
              ]
            : []),
        ]}
      />
      <Act item={item} trip={trip} />
      <Link to={addresses.trip(tripId)}>
        <Button>{words.openTrip}</Button>
      </Link>
    </Space>
  )
}

function Act({ item, trip }: { item: Item; trip: Sheet }): ReactNode {
  const words = useWords(worklistWords)
  const { tripId } = trip
  const { report, alarmId, workerId } = item.subject
  if (item.kind === 'booking-by-hand')
    return trip.booking.state === 'asked-by-hand' ? <BookByHand trip={trip} /> : <BookBeds trip={trip} />
  if (item.kind === 'alarm') return <SeeToAlarmForm tripId={tripId} alarmId={alarmId as EventId} />
  if (workerId !== undefined)
    return (
      <>
        {item.kind === 'boarded-after-withdrawal' && <Alert type="error" showIcon title={words.afterWithdrawal} />}
        <Person workerId={workerId as WorkerId} />
        <DecideContradiction trip={trip} workerId={workerId as WorkerId} />
      </>
    )
  if (report === 'departed' || report === 'arrived') return <ReportMoment tripId={tripId} what={report} />
  if (report === 'hand-over') return <HandOverForm tripId={tripId} />
  return <CallRoll trip={trip} />
}

/** Whom it is about: the passenger list leaves out who withdrew. */
function Person({ workerId }: { workerId: WorkerId }) {
  const story = useAnswer('GET /v1/workers/{workerId}', { params: { workerId } })
  if (!story.data) return <Refusal error={story.error} />
  const { name, phone } = story.data.worker
  return (
    <p>
      <Link to={addresses.worker(workerId)}>
        {name} {phone}
      </Link>
    </p>
  )
}
