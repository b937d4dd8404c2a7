import type { TripMode } from '../../../domain/transport/trips/trip.ts'
import { modeLooks } from '../../parts/map/mode-looks.ts'
import type { Point } from '../../parts/map/use-drawing.ts'

/** Around the origin, half as wide as `size`. */
const outlines = {
  box: (size: number) => `M${-size} ${-size * 0.7}h${2 * size}v${1.4 * size}h${-2 * size}z`,
  round: (size: number) => `M${-size} 0a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0z`,
  triangle: (size: number) => `M0 ${-size * 1.15}L${size * 1.1} ${size * 0.8}H${-size * 1.1}z`,
  diamond: (size: number) => `M0 ${-size}L${size} 0L0 ${size}L${-size} 0z`,
} as const

interface Props {
  readonly mode: TripMode
  readonly at: Point
  readonly passengers: number
  readonly isLate: boolean
  readonly isGuess: boolean
  readonly isChosen: boolean
  readonly onChoose: () => void
  /** Said where the pointer rests on it. */
  readonly children: string
}

/**
 * A vehicle under way, by the shape and the colour of its mode; a sign says that it is late, and it is hollow where nobody said that it is
 * here.
 */
export function Vehicle({ mode, at: [x, y], passengers, isLate, isGuess, isChosen, onChoose, children }: Props) {
  const size = 6 + Math.min(5, Math.sqrt(passengers) / 2)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the map chooses by keyboard
    <g
      className="vehicle"
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      style={{ cursor: 'pointer' }}
      onClick={onChoose}
    >
      <title>{children}</title>
      {isChosen && <circle r={size + 6} fill="none" stroke="#1d2733" strokeWidth={2.5} />}
      <path
        d={outlines[modeLooks[mode].shape](size)}
        fill={isGuess ? '#ffffff' : modeLooks[mode].colour}
        stroke={isGuess ? modeLooks[mode].colour : '#ffffff'}
        strokeWidth={isGuess ? 2 : 1.5}
      />
      {isLate && (
        <g transform={`translate(${size} ${-size})`}>
          <circle r={7} fill="#a61d24" stroke="#ffffff" />
          <text y={4} fontSize={11} fontWeight={700} textAnchor="middle" fill="#ffffff">
            !
          </text>
        </g>
      )}
    </g>
  )
}

/** The same in the legend. */
export function VehicleSign({ mode }: { mode: TripMode }) {
  return (
    <svg width={18} height={18} viewBox="-9 -9 18 18" aria-hidden="true">
      <path d={outlines[modeLooks[mode].shape](7)} fill={modeLooks[mode].colour} />
    </svg>
  )
}
