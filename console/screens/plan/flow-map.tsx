import { placeNames } from '../../../domain/transport/plan/place-names.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { modeLooks } from './mode-looks.ts'
import { type PlaceOnMap, placeOnMap } from './place-on-map.ts'
import type { Plan } from './plan-types.ts'
import { planWords } from './plan-words.ts'

const width = 1000
const height = 620
const margin = 48

/**
 * Who travels between which places by what, on our own points and without borders; a line is the wider the more ride. Each line
 * and mark says its numbers where the pointer rests on it, and the table below says them all.
 */
export function FlowMap({ flows }: { flows: Plan['flows'] }) {
  const words = useWords(planWords)
  const say = useSay()
  const codes = [...new Set(flows.flatMap(({ from, to }) => [from, to]))]
  const places = codes.flatMap((code) => placeOnMap(code) ?? [])
  const project = projection(places)
  const at = new Map(places.map((place) => [place.code, project(place)]))
  const nameOf = new Map(places.map(({ code, name }) => [code, say(name)]))
  const through = new Map<string, number>()
  for (const { from, to, passengers } of flows)
    for (const code of [from, to]) through.set(code, (through.get(code) ?? 0) + passengers)
  const sizeOf = (code: string) => 3 + Math.min(9, Math.sqrt(through.get(code) ?? 0) / 2)
  const unknown = codes.length - places.length
  const names = placeNames(
    places.map(({ code, kind, name }) => {
      const [x, y] = at.get(code) ?? [0, 0]
      return {
        name: say(name),
        x,
        y,
        radius: sizeOf(code),
        fontSize: kind === 'county' ? 11 : 13,
        optional: kind === 'hub',
      }
    }),
    width,
  )
  const modes = [...new Set(flows.map(({ mode }) => mode))]
  return (
    <figure style={{ margin: 0 }}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words.mapOf(places.length)}
        style={{ width: '100%', background: '#f6f8fa', borderRadius: 4 }}
      >
        <g fill="none" strokeLinecap="round" strokeOpacity={0.65}>
          {flows.map(({ mode, from, to, passengers, trips }) => {
            const [start, end] = [at.get(from), at.get(to)]
            if (!start || !end) return null
            const { colour, dash, bend } = modeLooks[mode]
            return (
              <path
                key={`${mode} ${from} ${to}`}
                d={curve(start, end, bend)}
                stroke={colour}
                strokeWidth={Math.min(14, 1.2 + Math.sqrt(passengers))}
                {...(dash && { strokeDasharray: dash })}
              >
                <title>
                  {words.flow(say(modeLooks[mode]), nameOf.get(from) ?? from, nameOf.get(to) ?? to, passengers, trips)}
                </title>
              </path>
            )
          })}
        </g>
        {places.map((place) => (
          <Mark key={place.code} place={place} at={at.get(place.code) ?? [0, 0]} size={sizeOf(place.code)}>
            {words.peopleAt(say(place.name), through.get(place.code) ?? 0)}
          </Mark>
        ))}
        {names.map(({ name, left, baseline, fontSize }) => (
          <text
            key={`${name} ${left}`}
            x={left}
            y={baseline}
            fontSize={fontSize}
            fill="#1d2733"
            stroke="#f6f8fa"
            strokeWidth={3}
            strokeLinejoin="round"
            paintOrder="stroke"
          >
            {name}
          </text>
        ))}
      </svg>
      <figcaption style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', paddingTop: 6 }}>
        {modes.map((mode) => (
          <span key={mode} style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
            <svg width={30} height={6} aria-hidden="true">
              <line
                x1={0}
                x2={30}
                y1={3}
                y2={3}
                stroke={modeLooks[mode].colour}
                strokeWidth={5}
                {...(modeLooks[mode].dash && { strokeDasharray: modeLooks[mode].dash })}
              />
            </svg>
            {say(modeLooks[mode])}
          </span>
        ))}
        <span className="quiet">{words.signs}</span>
        {unknown > 0 && <span className="quiet">{words.notOnMap(unknown)}</span>}
      </figcaption>
    </figure>
  )
}

type Point = readonly [x: number, y: number]

function Mark({ place, at: [x, y], size, children }: { place: PlaceOnMap; at: Point; size: number; children: string }) {
  const title = <title>{children}</title>
  if (place.kind === 'county')
    return (
      <circle cx={x} cy={y} r={size * 0.7} fill="#3c4b5c">
        {title}
      </circle>
    )
  if (place.kind === 'city')
    return (
      <circle cx={x} cy={y} r={size} fill="#b3261e" stroke="#ffffff" strokeWidth={1.5}>
        {title}
      </circle>
    )
  const side = size * 1.4
  return (
    <rect x={x - side / 2} y={y - side / 2} width={side} height={side} fill="#ffffff" stroke="#1d2733" strokeWidth={2}>
      {title}
    </rect>
  )
}

function curve([x1, y1]: Point, [x2, y2]: Point, bend: number): string {
  const [x, y] = [(x1 + x2) / 2 + (y2 - y1) * bend, (y1 + y2) / 2 - Math.abs(x2 - x1) * bend]
  return `M${x1.toFixed(1)} ${y1.toFixed(1)} Q${x.toFixed(1)} ${y.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`
}

/** Fits the places into the picture, true to shape at their middle latitude. */
function projection(places: readonly PlaceOnMap[]): (place: PlaceOnMap) => Point {
  const latitudes = places.map(({ lat }) => lat)
  const longitudes = places.map(({ lon }) => lon)
  const [south, north] = [Math.min(...latitudes, 90), Math.max(...latitudes, -90)]
  const [west, east] = [Math.min(...longitudes, 180), Math.max(...longitudes, -180)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max(0.1, (east - west) * squeeze)
  const high = Math.max(0.1, north - south)
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high)
  const left = (width - wide * scale) / 2
  const top = (height - high * scale) / 2
  return ({ lat, lon }) => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale]
}
