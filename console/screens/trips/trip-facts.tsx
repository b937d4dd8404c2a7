import { Alert, Descriptions, Timeline } from 'antd'
import { Link } from 'react-router'
import { addresses } from '../../parts/addresses.ts'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { stopName } from '../../parts/stop-name.ts'
import { lossWords } from '../../parts/trip/trip-words.ts'
import { usePassengers } from '../../parts/trip/use-passengers.ts'
import { useColleagueName } from '../../parts/use-colleague-name.ts'
import { Yuan } from '../../parts/yuan.tsx'
import type { Answer } from '../../service/call.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { aside } from '../../words/aside.ts'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { Alarms } from './alarms.tsx'
import { tripsWords } from './trips-words.ts'

/** Stops, booking, connections, plants, beds, crew, alarms: all that is known of a trip. */
export function TripFacts({ trip }: { trip: Answer<'GET /v1/trips/{tripId}'> }) {
  const words = useWords(tripsWords)
  const colleagueName = useColleagueName()
  const say = useSay()
  const { progress, booking, waitsForWords, manifest, crew, lodging, beds, loss, receipts, hire } = trip
  const { colleague } = useSession()
  const { language } = useLanguage()
  const seesBatches = colleague.role === 'province' || colleague.role === 'auditor'
  const passengers = usePassengers(trip.tripId)
  const nameOf = new Map(passengers.data?.items.map(({ enterpriseId, plant }) => [enterpriseId, plant]))
  const people = Map.groupBy(trip.plants, ({ enterpriseId }) => enterpriseId)
  return (
    <div className="trip">
      {loss && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 8 }}
          title={`${words.loss}: ${say(lossWords[loss.why])}`}
          description={
            <>
              <Moment at={loss.at} /> {colleagueName(loss.by)} ·{' '}
              {loss.replaced ? words.replaced(loss.replaced.passengers, loss.replaced.tripIds.length) : words.replacing}
              {loss.replaced?.tripIds.map((one) => (
                <div key={one}>
                  <Link to={addresses.trip(one)}>{words.trip}</Link>
                </div>
              ))}
            </>
          }
        />
      )}
      <Descriptions
        column={1}
        size="small"
        items={[
          {
            key: 'state',
            label: words.state,
            children: (
              <>
                <StateTag of="trip" state={progress.state} />
                {'at' in progress && (
                  <>
                    {' '}
                    <Moment at={progress.at} />{' '}
                    <span className="quiet">{progress.by && colleagueName(progress.by)}</span>
                  </>
                )}
              </>
            ),
          },
          ...(waitsForWords ? [{ key: 'waits', label: words.waitsFor, children: say(waitsForWords) }] : []),
          {
            key: 'booking',
            label: words.booking,
            children: (
              <>
                <StateTag of="booking" state={booking.state} />
                &nbsp;{hire?.carrier} {'reference' in booking && booking.reference}
              </>
            ),
          },
          { key: 'people', label: words.people, children: `${trip.passengers} / ${trip.seats}` },
          { key: 'cost', label: words.cost, children: <Yuan of={trip.cost} /> },
          {
            key: 'manifest',
            label: words.manifest,
            children: `${words.version(manifest.version)}${manifest.frozenAt ? ` · ${words.frozen}` : ''}`,
          },
          { key: 'crew', label: words.crew, children: crewOf(crew) ?? words.noCrew },
          ...(seesBatches
            ? [
                {
                  key: 'batch',
                  label: words.batch,
                  children: <Link to={addresses.batch(trip.batchId)}>{words.openBatch}</Link>,
                },
              ]
            : []),
          ...(lodging
            ? [
                {
                  key: 'lodging',
                  label: words.lodging,
                  children: beds
                    ? `${beds.house}, ${beds.address} (${beds.reference})`
                    : `${lodging.place}: ${words.plantPeople(lodging.guests)} · ${words.noBeds}`,
                },
              ]
            : []),
        ]}
      />
      <h3>{words.stops}</h3>
      <Timeline
        items={trip.stops.map((stop) => ({
          key: `${stop.place} ${stop.at}`,
          content: (
            <>
              <Moment at={stop.at} /> {stopName(stop, language)}
            </>
          ),
        }))}
      />
      <BoardingPlaces trip={trip} />
      {trip.onward && trip.onward.length > 0 && (
        <>
          <h3>{words.onward}</h3>
          {trip.onward.map((party) => (
            <div key={party.tripId}>
              <Link to={addresses.trip(party.tripId)}>{words.onwardPeople(party.passengers, party.waitMinutes)}</Link>
              {party.nights > 0 && ` · ${words.nights(party.nights)}`}
            </div>
          ))}
        </>
      )}
      <h3>{words.plants}</h3>
      {[...people].map(([enterpriseId, parties]) => {
        const receipt = receipts.find((one) => one.enterpriseId === enterpriseId)
        const count = parties.reduce((sum, party) => sum + party.passengers, 0)
        return (
          <div key={enterpriseId}>
            <Link to={addresses.enterprise(enterpriseId)}>{nameOf.get(enterpriseId) ?? words.plants}</Link>{' '}
            {words.plantPeople(count)}
            {receipt && (
              <>
                {' '}
                · {words.receipt(receipt.receivedBy)} <Moment at={receipt.at} />
              </>
            )}
          </div>
        )
      })}
      <Alarms trip={trip} />
    </div>
  )
}

function crewOf(crew: Answer<'GET /v1/trips/{tripId}'>['crew']): string | undefined {
  const known = [crew?.plate, crew?.leader?.name, crew?.leader?.phone].filter((one) => one !== undefined)
  return known.length > 0 ? known.join(' ') : undefined
}

function BoardingPlaces({ trip: { boarding = [] } }: { trip: Answer<'GET /v1/trips/{tripId}'> }) {
  const words = useWords(tripsWords)
  const { language } = useLanguage()
  if (boarding.length === 0) return null
  return (
    <>
      <h3>{words.boardingPlaces}</h3>
      {boarding.map(({ countyCode, stop, officePhone }) => (
        <div key={countyCode}>
          <Place code={countyCode} />: {stop ? `${stop.name}${aside(stop.landmark, language)}` : words.office}{' '}
          {officePhone}
        </div>
      ))}
    </>
  )
}
