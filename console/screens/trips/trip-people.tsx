import { Link } from 'react-router'
import { addresses } from '../../parts/addresses.ts'
import { Place } from '../../parts/place.tsx'
import { Rows } from '../../parts/rows.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { DecideContradiction } from '../../parts/trip/decide-contradiction.tsx'
import { absenceWords } from '../../parts/trip/trip-words.ts'
import { type PassengerShown, usePassengers } from '../../parts/trip/use-passengers.ts'
import type { Answer } from '../../service/call.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { tripsWords } from './trips-words.ts'

/** So many rows are drawn at once; a longer list is drawn as it is scrolled. */
const drawn = 100

/** Who travels, by seat, with masked names; contradictions first. */
export function TripPeople({ trip }: { trip: Answer<'GET /v1/trips/{tripId}'> }) {
  const words = useWords(tripsWords)
  const say = useSay()
  const passengers = usePassengers(trip.tripId)
  const rows = passengers.data?.items ?? []
  return (
    <>
      {trip.contradictions.map(({ workerId }) => (
        <section key={workerId}>
          <strong>{rows.find((one) => one.workerId === workerId)?.name}</strong>
          <DecideContradiction trip={trip} workerId={workerId} />
        </section>
      ))}
      <Rows<PassengerShown>
        label={words.peopleTab}
        rows={rows}
        rowKey={({ workerId }) => workerId}
        isLoading={passengers.isLoading}
        error={passengers.error}
        {...(rows.length > drawn && { height: 560 })}
        columns={[
          { title: words.seat, width: 56, shows: ({ seat, place }) => place ?? seat },
          {
            title: words.name,
            shows: ({ workerId, name, phone, countyCode }) => (
              <>
                <Link to={addresses.worker(workerId)}>{name}</Link> <span className="quiet">{phone}</span>
                <div className="quiet">
                  <Place code={countyCode} />
                </div>
              </>
            ),
          },
          {
            title: words.plant,
            wideOnly: true,
            shows: ({ plant, post, nextTripId }) => (
              <>
                {plant}
                <div className="quiet">{post}</div>
                {nextTripId && <Link to={addresses.trip(nextTripId)}>{words.onward}</Link>}
              </>
            ),
          },
          {
            title: words.state,
            width: 100,
            shows: ({ state, why }) => (
              <>
                <StateTag of="passenger" state={state} />
                {why && <div className="quiet">{say(absenceWords[why])}</div>}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
