import { ExclamationCircleFilled } from '@ant-design/icons'
import { Alert, Button, Input, Radio, Select, Space } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { TripId } from '../../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { workplaces } from '../../../domain/kernel/places/cities.ts'
import { counties } from '../../../domain/kernel/places/counties.ts'
import { addresses } from '../../parts/addresses.ts'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { SplitView } from '../../parts/split-view.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { TripTitle } from '../../parts/trip/trip-title.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useAhead } from '../../service/service-time.ts'
import { shanghaiDay } from '../../service/shanghai-day.ts'
import { liveEvery, useAnswer, useList } from '../../service/use-answer.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { states } from '../../words/states.ts'
import { useOptionsOf } from '../../words/use-options-of.ts'
import { lateness } from './lateness.ts'
import { TripDetail } from './trip-detail.tsx'
import './trips.css'
import { TripsOnMap } from './trips-on-map.tsx'
import { tripsWords } from './trips-words.ts'

type Trip = ItemOf<'GET /v1/trips'>
type State = Trip['progress']['state']

/** 今日行程: the trips of a day over all batches, late ones first, or where they are on the map. What is chosen is in the address. */
export function Screen() {
  const words = useWords(tripsWords)
  const optionsOf = useOptionsOf()
  const now = Date.now() + useAhead()
  const [address, setAddress] = useSearchParams()
  const chosen = (address.get('trip') ?? undefined) as TripId | undefined
  const sheet = useAnswer(
    'GET /v1/trips/{tripId}',
    { params: { tripId: chosen as TripId } },
    { isReady: chosen !== undefined, every: liveEvery.lists },
  )
  // While another is read, the answer is still that of the one before.
  const trip = sheet.data?.tripId === chosen ? sheet.data : undefined
  const isMap = address.get('view') === 'map'
  // Who comes by a link to a trip sees it among those of its own day; on the map it may be on the way since days.
  const ofTrip = isMap ? undefined : trip?.stops[0]?.at
  const date = address.get('date') ?? shanghaiDay(ofTrip === undefined ? now : Date.parse(ofTrip))
  const place = address.get('place') ?? undefined
  const state = (address.get('state') ?? undefined) as State | undefined
  const ofPlace: Record<string, string> =
    place === undefined ? {} : { [counties.has(place) ? 'county' : 'city']: place }
  const list = useList(
    'GET /v1/trips',
    {
      query: {
        date: date as CalendarDate,
        state,
        limit: 200,
        ...ofPlace,
      },
    },
    { every: liveEvery.lists, isReady: !isMap && (chosen === undefined || address.has('date') || !sheet.isPending) },
  )
  const trips = list.items
    .map((one) => ({ trip: one, late: lateness(one, now) }))
    .toSorted((one, other) => other.late - one.late)
  const late = trips.filter((one) => one.late > 0).length
  const put = (changes: Readonly<Record<string, string | undefined>>) =>
    setAddress((before) => {
      for (const [name, value] of Object.entries(changes))
        if (value === undefined || value === '') before.delete(name)
        else before.set(name, value)
      return before
    })
  const day = (days: number) => put({ date: shanghaiDay(Date.parse(`${date}T12:00:00+08:00`), days), trip: undefined })
  return (
    <>
      <h1>{words.title}</h1>
      <div className="filters">
        <Space.Compact>
          <Button onClick={() => day(-1)}>{words.yesterday}</Button>
          <Input
            type="date"
            aria-label={words.date}
            value={date}
            style={{ width: 150 }}
            onChange={(event) => put({ date: event.target.value, trip: undefined })}
          />
          <Button onClick={() => day(1)}>{words.next}</Button>
        </Space.Compact>
        <Button onClick={() => put({ date: undefined, trip: undefined })}>{words.today}</Button>
        <PlaceChoice place={place} onChoose={(wished) => put({ place: wished })} />
        {!isMap && (
          <Select
            aria-label={words.state}
            value={state ?? ''}
            style={{ width: 140 }}
            onChange={(wished) => put({ state: wished })}
            options={[{ value: '', label: words.allStates }, ...optionsOf(states.trip)]}
          />
        )}
        <Radio.Group
          aria-label={words.view}
          optionType="button"
          value={isMap ? 'map' : 'list'}
          options={[
            { value: 'list', label: words.asList },
            { value: 'map', label: words.asMap },
          ]}
          onChange={({ target }) => put({ view: target.value === 'map' ? 'map' : undefined })}
        />
      </div>
      {!isMap && late > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={<Link to={addresses.worklist('late-report')}>{words.lateOnes(late)}</Link>}
        />
      )}
      <SplitView
        title={trip && <TripTitle trip={trip} />}
        onClose={() => put({ trip: undefined })}
        detail={chosen && <TripDetail key={chosen} trip={trip} error={sheet.error} />}
        list={
          isMap ? (
            <TripsOnMap
              date={date as CalendarDate}
              place={ofPlace}
              chosen={chosen}
              onChoose={(tripId) => put({ trip: tripId })}
            />
          ) : (
            <Rows<{ trip: Trip; late: number }>
              label={words.title}
              rows={trips}
              rowKey={({ trip: { tripId } }) => tripId}
              chosen={chosen}
              onChoose={({ trip: { tripId } }) => put({ trip: tripId })}
              isLoading={list.isLoading}
              error={list.error}
              more={list.more}
              isReadingMore={list.isReadingMore}
              empty={words.none}
              columns={[
                {
                  title: words.departs,
                  width: 110,
                  shows: ({ trip: { stops } }) => (stops[0] ? <Moment at={stops[0].at} /> : null),
                },
                {
                  title: words.trip,
                  shows: ({ trip: one, late: lateFor }) => (
                    <>
                      <TripTitle trip={one} />
                      {lateFor > 0 && (
                        <div style={{ color: '#a61d24' }}>
                          <ExclamationCircleFilled aria-hidden /> {words.late}{' '}
                          {words.lateBy(Math.max(1, Math.round(lateFor / 3_600_000)))}
                        </div>
                      )}
                    </>
                  ),
                },
                {
                  title: words.people,
                  width: 80,
                  align: 'right',
                  wideOnly: true,
                  shows: ({ trip: one }) => `${one.passengers} / ${one.seats}`,
                },
                { title: words.state, width: 110, shows: ({ trip: one }) => <StandingOf trip={one} /> },
              ]}
            />
          )
        }
      />
    </>
  )
}

/** A trip that is not booked says so, before it says that it has not left. */
function StandingOf({ trip: { booking, progress } }: { trip: Trip }) {
  const isBooked = booking.state === 'confirmed' || booking.state === 'not-needed'
  return isBooked || progress.state !== 'planned' ? (
    <StateTag of="trip" state={progress.state} />
  ) : (
    <StateTag of="booking" state={booking.state} />
  )
}

/** The counties or cities that the reader looks after; the province all of both. */
function PlaceChoice({
  place,
  onChoose,
}: {
  place: string | undefined
  onChoose: (place: string | undefined) => void
}) {
  const words = useWords(tripsWords)
  const { language } = useLanguage()
  const { colleague } = useSession()
  const named = (one: { code: string; name: string; pinyin: string }) => ({
    value: one.code,
    label: language === 'zh' ? one.name : one.pinyin,
    search: `${one.name} ${one.pinyin} ${one.code}`,
  })
  const isWide = colleague.role === 'province' || colleague.role === 'auditor'
  const ofCounties = [...counties.values()].filter(({ code }) => isWide || colleague.counties.includes(code))
  const ofCities = workplaces.filter(({ code }) => isWide || colleague.cities.includes(code))
  return (
    <Select
      aria-label={`${words.county} / ${words.city}`}
      showSearch={{ optionFilterProp: 'search' }}
      allowClear
      placeholder={words.everywhere}
      value={place ?? null}
      style={{ width: 170 }}
      onChange={(wished: string | null) => onChoose(wished ?? undefined)}
      options={[
        { label: words.county, options: ofCounties.map(named) },
        { label: words.city, options: ofCities.map(named) },
      ].filter(({ options }) => options.length > 0)}
    />
  )
}
