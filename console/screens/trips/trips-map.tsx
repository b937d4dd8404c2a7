import { curve } from '../../parts/map/curve.ts'
import { modeLooks } from '../../parts/map/mode-looks.ts'
import { PlaceMark } from '../../parts/map/place-mark.tsx'
import { PlaceNames } from '../../parts/map/place-names.tsx'
import { type PlaceOnMap, placeOnMap } from '../../parts/map/place-on-map.ts'
import { ProvinceBorders } from '../../parts/map/province-borders.tsx'
import { useDrawing } from '../../parts/map/use-drawing.ts'
import { useProjection } from '../../parts/map/use-projection.ts'
import { stopName } from '../../parts/stop-name.ts'
import type { ItemOf } from '../../service/call.ts'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import type { TripOnTheRoad } from './on-the-road.ts'
import { tripsWords } from './trips-words.ts'
import { Vehicle, VehicleSign } from './vehicle.tsx'

type Trip = ItemOf<'GET /v1/trips'>

interface Props {
  /** Those of the day: what they touch is on the map, whether or not they are on the road now. */
  readonly trips: readonly Trip[]
  readonly shown: readonly TripOnTheRoad[]
  readonly chosen: string | undefined
  readonly onChoose: (tripId: string) => void
}

/** Vehicles between the places of their stops, on our own points; the list beside it says the same in words. */
export function TripsMap({ trips, shown, chosen, onChoose }: Props) {
  const words = useWords(tripsWords)
  const say = useSay()
  const { language } = useLanguage()
  const { figure, offered } = useDrawing()
  const known = new Map(trips.flatMap((trip) => trip.stops.map((stop) => [stop.place, placeOfStop(trip, stop)])))
  const places = [...known.values()].flatMap((place) => place ?? [])
  const projected = useProjection(places, offered)
  const { drawing, project } = projected
  const at = new Map(places.map((place) => [place.code, project(place)]))
  const curveOf = ({ mode }: Trip, from: string, to: string) => {
    const [start, end] = [at.get(from), at.get(to)]
    return start && end ? curve(start, end, modeLooks[mode].bend) : undefined
  }
  const ways = new Map(
    trips.flatMap((trip) =>
      trip.stops.slice(1).map(({ place }, index) => {
        const from = trip.stops[index]?.place ?? ''
        return [`${trip.mode} ${from} ${place}`, { mode: trip.mode, path: curveOf(trip, from, place)?.path }] as const
      }),
    ),
  )
  const standing = Map.groupBy(
    shown.filter(({ position }) => position.standing !== 'under-way'),
    ({ position: { standing: how, from, to } }) => (how === 'there' ? to : from).place,
  )
  /** How many wait at a place, are late there, have come in, or will not run from it. */
  const noteOf = (some: readonly TripOnTheRoad[]) => {
    const count = (is: (one: TripOnTheRoad) => boolean) => some.filter(is).length
    return words.standing(
      count(({ position, isLate }) => position.standing === 'waiting' && !isLate),
      count(({ position, isLate }) => position.standing === 'waiting' && isLate),
      count(({ position }) => position.standing === 'there'),
      count(({ position }) => position.standing === 'not-running'),
    )
  }
  const modes = [...new Set(trips.map(({ mode }) => mode))]
  return (
    <figure ref={figure} style={{ margin: 0 }}>
      <svg
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={words.mapLabel}
        style={{ width: '100%', display: 'block', background: '#f6f8fa', borderRadius: 4 }}
      >
        <ProvinceBorders on={projected} />
        <g fill="none" strokeLinecap="round" strokeOpacity={0.35} strokeWidth={1.5}>
          {[...ways].map(([key, { mode, path }]) => (
            <path key={key} d={path} stroke={modeLooks[mode].colour} strokeDasharray={modeLooks[mode].dash} />
          ))}
        </g>
        {places.map((place) => (
          <PlaceMark key={place.code} place={place} at={project(place)} size={5}>
            {say(place.name)}
          </PlaceMark>
        ))}
        <PlaceNames
          width={drawing.width}
          places={places.map((place) => ({
            place,
            at: project(place),
            size: 5,
            note: noteOf(standing.get(place.code) ?? []),
          }))}
        />
        {shown.map(({ trip, position: { standing: how, from, to, fraction, isGuess }, isLate }) => {
          const point = how === 'under-way' ? curveOf(trip, from.place, to.place)?.at(fraction) : undefined
          if (!point) return null
          const way = words.isBetween(stopName(from, language), stopName(to, language), Math.round(fraction * 100))
          return (
            <Vehicle
              key={trip.tripId}
              mode={trip.mode}
              at={point}
              passengers={trip.passengers}
              isLate={isLate}
              isGuess={isGuess}
              isChosen={trip.tripId === chosen}
              onChoose={() => onChoose(trip.tripId)}
            >
              {`${say(modeLooks[trip.mode])} ${trip.service ?? ''} ${way}`}
            </Vehicle>
          )
        })}
      </svg>
      <figcaption style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', paddingTop: 6 }}>
        {modes.map((mode) => (
          <span key={mode} style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
            <VehicleSign mode={mode} />
            {say(modeLooks[mode])}
          </span>
        ))}
        <span className="quiet">{words.signs}</span>
        {places.length < known.size && <span className="quiet">{words.notOnMap(known.size - places.length)}</span>}
      </figcaption>
    </figure>
  )
}

/** A last stop that our tables do not know lies in the city to which its people go, where that is one. */
function placeOfStop({ stops, cities }: Trip, stop: Trip['stops'][number]): PlaceOnMap | undefined {
  const known = placeOnMap(stop.place)
  const [city, ...others] = cities
  if (known || stop !== stops.at(-1) || city === undefined || others.length > 0) return known
  const there = placeOnMap(city)
  return there && { ...there, code: stop.place, kind: 'hub', name: { zh: stop.name, en: stop.name } }
}
