import { Collapse } from 'antd'
import type { ReactNode } from 'react'
import { BookBeds } from '../../parts/trip/book-beds.tsx'
import { BookByHand } from '../../parts/trip/book-by-hand.tsx'
import { CallRoll } from '../../parts/trip/call-roll.tsx'
import { HandOverForm } from '../../parts/trip/hand-over-form.tsx'
import { ReportMoment } from '../../parts/trip/report-moment.tsx'
import { tripWords } from '../../parts/trip/trip-words.ts'
import type { Answer } from '../../service/call.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useWords } from '../../words/language.tsx'
import { ChooseStops } from './choose-stops.tsx'
import { EscortLinks } from './escort-links.tsx'
import { escortLinksWords } from './escort-links-words.ts'
import { GivePlaces } from './give-places.tsx'
import { NameCrew } from './name-crew.tsx'
import { PaperForms } from './paper-forms.tsx'
import { ReportLoss } from './report-loss.tsx'
import { tripsWords } from './trips-words.ts'

interface Act {
  readonly key: string
  readonly label: string
  readonly children: ReactNode
  /** It fits how the trip stands, and the reader's role. */
  readonly fits: boolean
}

/** All that can be done with a trip as it stands; what it waits for is open already. */
export function TripActs({ trip }: { trip: Answer<'GET /v1/trips/{tripId}'> }) {
  const words = { ...useWords(tripWords), ...useWords(tripsWords), links: useWords(escortLinksWords).links }
  const { colleague } = useSession()
  const { tripId, booking, progress, lodging, beds, loss, mode, waitsFor } = trip
  const isReader = colleague.role === 'auditor'
  const books = colleague.role === 'county' || colleague.role === 'province'
  const isOver = progress.state === 'cancelled' || progress.state === 'handed-over'
  const isBooked = booking.state === 'confirmed'
  const isRidden = mode !== 'self-arranged'
  const hasLeft = progress.state === 'departed' || progress.state === 'arrived'
  const acts: readonly Act[] = [
    {
      key: 'booking',
      label: words.bookByHand,
      children: <BookByHand trip={trip} />,
      fits: books && booking.state === 'asked-by-hand',
    },
    {
      key: 'beds',
      label: words.bookBeds,
      children: <BookBeds trip={trip} />,
      fits: books && lodging !== undefined && beds === undefined && !isOver,
    },
    { key: 'crew', label: words.nameCrew, children: <NameCrew trip={trip} />, fits: isRidden && !isOver },
    {
      key: 'stops',
      label: words.chooseStop,
      children: <ChooseStops trip={trip} />,
      fits: books && isRidden && progress.state === 'planned',
    },
    { key: 'places', label: words.places, children: <GivePlaces trip={trip} />, fits: isBooked && !isOver },
    {
      key: 'roll-call',
      label: words.rollCall,
      children: <CallRoll trip={trip} />,
      fits: isBooked && isRidden && !isOver,
    },
    {
      key: 'escort-links',
      label: words.links,
      children: <EscortLinks tripId={tripId} />,
      fits: isBooked && isRidden && !isOver,
    },
    {
      key: 'departure',
      label: words.departed,
      children: <ReportMoment tripId={tripId} what="departed" />,
      fits: isBooked && isRidden && !isOver && !hasLeft,
    },
    {
      key: 'arrival',
      label: words.arrived,
      children: <ReportMoment tripId={tripId} what="arrived" />,
      fits: isBooked && isRidden && !isOver && progress.state !== 'arrived',
    },
    {
      key: 'hand-over',
      label: words.handOver,
      children: <HandOverForm tripId={tripId} />,
      fits: trip.endsAtPlant && progress.state !== 'cancelled' && progress.state !== 'planned',
    },
    {
      key: 'loss',
      label: words.reportLoss,
      children: <ReportLoss trip={trip} />,
      fits: books && isBooked && loss === null && progress.state === 'planned',
    },
  ]
  const fitting = isReader ? [] : acts.filter(({ fits }) => fits)
  return (
    <>
      <PaperForms trip={trip} />
      {isReader && <p className="quiet">{words.readOnly}</p>}
      {!isReader && fitting.length === 0 && <p className="quiet">{words.nothingToDo}</p>}
      <Collapse
        size="small"
        {...(waitsFor && { defaultActiveKey: [waitsFor] })}
        destroyOnHidden
        items={fitting.map(({ key, label, children }) => ({ key, label, children }))}
      />
    </>
  )
}
