import type { PlaceOnMap } from './place-on-map.ts'
import type { Point } from './use-drawing.ts'

interface Props {
  readonly place: PlaceOnMap
  readonly at: Point
  readonly size: number
  /** Said where the pointer rests on it. */
  readonly children: string
}

/** A county is a dark dot, a hub a square, a city a red dot. */
export function PlaceMark({ place, at: [x, y], size, children }: Props) {
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
