import { curve } from '../../parts/map/curve.ts'
import { modeLooks } from '../../parts/map/mode-looks.ts'
import { PlaceMark } from '../../parts/map/place-mark.tsx'
import { PlaceNames } from '../../parts/map/place-names.tsx'
import { placeOnMap } from '../../parts/map/place-on-map.ts'
import { projection } from '../../parts/map/projection.ts'
import { type Point, useDrawing } from '../../parts/map/use-drawing.ts'
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

const nowhere: Point = [-100, -100]

/** Vehicles between the places of their stops, on our own points; the list beside it says the same in words. */
export function TripsMap({ trips, shown, chosen, onChoose }: Props) {
  const words = useWords(tripsWords)
  const say = useSay()
  const { language } = useLanguage()
  const { figure, offered } = useDrawing()
  const codes = [...new Set(trips.flatMap(({ stops }) => stops.map(({ place }) => place)))]
  const places = codes.flatMap((code) => placeOnMap(code) ?? [])
  const { drawing, project } = projection(places, offered)
  const at = new Map(places.map((place) => [place.code, project(place)]))
  const curveOf = ({ mode }: Trip, from: string, to: string) =>
    curve(at.get(from) ?? nowhere, at.get(to) ?? nowhere, modeLooks[mode].bend)
  const ways = new Map(
    trips.flatMap((trip) =>
      trip.stops.slice(1).map(({ place }, index) => {
        const from = trip.stops[index]?.place ?? ''
        return [`${trip.mode} ${from} ${place}`, { mode: trip.mode, path: curveOf(trip, from, place).path }] as const
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
        <g fill="none" strokeLinecap="round" strokeOpacity={0.35} strokeWidth={1.5}>
          {[...ways].map(([key, { mode, path }]) => (
            <path key={key} d={path} stroke={modeLooks[mode].colour} strokeDasharray={modeLooks[mode].dash} />
          ))}
        </g>
        {places.map((place) => (
          <PlaceMark key={place.code} place={place} at={at.get(place.code) ?? nowhere} size={5}>
            {say(place.name)}
          </PlaceMark>
        ))}
        <PlaceNames
          width={drawing.width}
          places={places.map((place) => ({
            place,
            at: at.get(place.code) ?? nowhere,
            size: 5,
            note: noteOf(standing.get(place.code) ?? []),
          }))}
        />
        {shown.map(({ trip, position: { standing: how, from, to, fraction, isGuess }, isLate }) =>
          how === 'under-way' ? (
            <Vehicle
              key={trip.tripId}
              mode={trip.mode}
              at={curveOf(trip, from.place, to.place).at(fraction)}
              passengers={trip.passengers}
              isLate={isLate}
              isGuess={isGuess}
              isChosen={trip.tripId === chosen}
              onChoose={() => onChoose(trip.tripId)}
            >
              {`${say(modeLooks[trip.mode])} ${trip.service ?? ''} ${words.isBetween(stopName(from, language), stopName(to, language), Math.round(fraction * 100))}`}
            </Vehicle>
          ) : null,
        )}
      </svg>
      <figcaption style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', paddingTop: 6 }}>
        {modes.map((mode) => (
          <span key={mode} style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
            <VehicleSign mode={mode} />
            {say(modeLooks[mode])}
          </span>
        ))}
        <span className="quiet">{words.signs}</span>
      </figcaption>
    </figure>
  )
}
