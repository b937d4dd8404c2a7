import { workplaces } from '../../../domain/kernel/places/cities.ts'
import type { Placement } from '../../../domain/matching/placement.ts'
import type { ItemOf } from '../../service/call.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { stationWords } from './station-words.ts'

interface Props {
  readonly people: readonly Pick<Placement, 'cityCode'>[]
  readonly broken: readonly Pick<ItemOf<'GET /v1/cases'>, 'cityCode'>[]
  readonly city: string | undefined
  readonly onChoose: (city: string | undefined) => void
}

const width = 420
const height = 360
const margin = 48

/** Where the plants are and how many work there, by our own points: no borders are drawn. */
export function CityMap({ people, broken, city: chosen, onChoose }: Props) {
  const words = useWords(stationWords)
  const { language } = useLanguage()
  const [atWork, toldOf] = [countByCity(people), countByCity(broken)]
  const shown = workplaces
    .map((city) => ({ ...city, people: atWork.get(city.code) ?? 0, broken: toldOf.get(city.code) ?? 0 }))
    .filter((city) => city.people > 0 || city.broken > 0 || city.code === chosen)
  if (shown.length === 0) return null
  const place = placing(shown)
  const most = Math.max(...shown.map((city) => city.people), 1)
  const radiusOf = (people: number) => 5 + 17 * Math.sqrt(people / most)
  const nameOf = (city: { name: string; pinyin: string }) =>
    language === 'zh' ? city.name.replace(/市$/, '') : city.pinyin
  const named = legible(
    // The one that is chosen first, then where most people are.
    shown
      .toSorted(
        (one, other) => Number(other.code === chosen) - Number(one.code === chosen) || other.people - one.people,
      )
      .map((city) => ({ code: city.code, ...place(city), radius: radiusOf(city.people), letters: nameOf(city) })),
  )
  return (
    <figure style={{ margin: 0 }}>
      <figcaption>
        <strong>{words.map}</strong>
        <div className="quiet">{words.mapHint}</div>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} style={{ width: '100%', maxWidth: 520 }}>
        <title>{words.map}</title>
        {shown.map((city) => {
          const { x, y } = place(city)
          const radius = radiusOf(city.people)
          const name = nameOf(city)
          const choose = () => onChoose(city.code === chosen ? undefined : city.code)
          return (
            // biome-ignore lint/a11y/useSemanticElements: a circle of a drawing is no button element
            <g
              key={city.code}
              role="button"
              tabIndex={0}
              aria-pressed={city.code === chosen}
              aria-label={words.atCity(name, city.people, city.broken)}
              style={{ cursor: 'pointer' }}
              onClick={choose}
              onKeyDown={({ key }) => key === 'Enter' && choose()}
            >
              <circle
                cx={x}
                cy={y}
                r={radius}
                fill={city.code === chosen ? '#0b5c3b' : '#9cc7b3'}
                stroke={city.broken > 0 ? '#a61d24' : '#0b5c3b'}
                strokeWidth={city.broken > 0 ? 3 : 1}
              />
              <title>{words.atCity(name, city.people, city.broken)}</title>
              {named.has(city.code) && (
                <text
                  x={x}
                  y={y + radius + 12}
                  textAnchor="middle"
                  fontSize={11}
                  fill="#262626"
                  stroke="#fff"
                  strokeWidth={3}
                  paintOrder="stroke"
                >
                  {name} {city.people}
                  {city.broken > 0 && ` ⚠ ${city.broken}`}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

interface Label {
  readonly code: string
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly letters: string
}

/** Height of a line, and about how wide a letter is: a Chinese one is as wide as high. */
const [lineHeight, wideLetter, narrowLetter] = [13, 11, 6]

/** Of cities that lie close, the labels that can be read beside each other; the first of them have theirs. */
function legible(labels: readonly Label[]): ReadonlySet<string> {
  const boxes: { code: string; left: number; right: number; top: number; bottom: number }[] = []
  for (const { code, x, y, radius, letters } of labels) {
    const wide = Array.from(letters).reduce(
      (sum, one) => sum + (one > '\u2000' ? wideLetter : narrowLetter),
      5 * narrowLetter,
    )
    const top = y + radius + 2
    const box = { code, left: x - wide / 2, right: x + wide / 2, top, bottom: top + lineHeight }
    const isFree = boxes.every(
      (other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top,
    )
    if (isFree) boxes.push(box)
  }
  return new Set(boxes.map(({ code }) => code))
}

function countByCity(of: readonly { readonly cityCode: string | null }[]): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const { cityCode } of of) counts.set(cityCode, (counts.get(cityCode) ?? 0) + 1)
  return counts
}

/** Fits the points into the drawing; a degree of longitude is as short as it is in their middle. */
function placing(points: readonly { lat: number; lon: number }[]) {
  const lats = points.map(({ lat }) => lat)
  const lons = points.map(({ lon }) => lon)
  const middle = { lat: (Math.min(...lats) + Math.max(...lats)) / 2, lon: (Math.min(...lons) + Math.max(...lons)) / 2 }
  const narrow = Math.cos((middle.lat * Math.PI) / 180)
  const wide = Math.max((Math.max(...lons) - Math.min(...lons)) * narrow, 0.5)
  const high = Math.max(Math.max(...lats) - Math.min(...lats), 0.5)
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high)
  return ({ lat, lon }: { lat: number; lon: number }) => ({
    x: width / 2 + (lon - middle.lon) * narrow * scale,
    y: height / 2 - (lat - middle.lat) * scale,
  })
}
