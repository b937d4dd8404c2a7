import { placeNames } from '../../../domain/transport/plan/place-names.ts'
import { useSay } from '../../words/language.tsx'
import type { PlaceOnMap } from './place-on-map.ts'
import type { Point } from './use-drawing.ts'

interface Props {
  /** Of the drawing. */
  readonly width: number
  readonly places: readonly {
    readonly place: PlaceOnMap
    readonly at: Point
    readonly size: number
    /** Said after the name. */
    readonly note?: string
  }[]
}

/** What the places are called, beside their marks where there is room; a hub may go without. */
export function PlaceNames({ places, width }: Props) {
  const say = useSay()
  const names = placeNames(
    places.map(({ place: { kind, name }, at: [x, y], size, note = '' }) => ({
      name: note === '' ? say(name) : `${say(name)} · ${note}`,
      x,
      y,
      radius: size,
      fontSize: kind === 'county' ? 11 : 13,
      optional: kind === 'hub' && note === '',
    })),
    width,
  )
  return names.map(({ name, left, baseline, fontSize }) => (
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
  ))
}
