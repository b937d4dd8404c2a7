import { useMemo } from 'react'
import type { Drawing, Point } from './use-drawing.ts'

interface Position {
  readonly lat: number
  readonly lon: number
}

export interface Projection {
  /** As high as the places need, and no higher than was offered. */
  readonly drawing: Drawing
  readonly project: (place: Position) => Point
}

const margin = 48
const lowest = 300

/** The same projection while the same places are drawn as large: borders of many points are not drawn anew at every step. */
export function useProjection(places: readonly Position[], { width, height }: Drawing): Projection {
  const positions = places.map(({ lat, lon }) => `${lat} ${lon}`).join(' ')
  return useMemo(() => {
    const numbers = positions.split(' ').map(Number)
    const some = numbers.flatMap((lat, index) => (index % 2 === 0 ? [{ lat, lon: numbers[index + 1] ?? 0 }] : []))
    return projection(positions === '' ? [] : some, { width, height })
  }, [positions, width, height])
}

/** Fits the places into the drawing, true to shape at their middle latitude; what lies outside of them may lie outside the drawing. */
function projection(places: readonly Position[], { width, height: highest }: Drawing): Projection {
  const latitudes = places.map(({ lat }) => lat)
  const longitudes = places.map(({ lon }) => lon)
  const [south, north] = [Math.min(...latitudes, 90), Math.max(...latitudes, -90)]
  const [west, east] = [Math.min(...longitudes, 180), Math.max(...longitudes, -180)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const wide = Math.max(0.1, (east - west) * squeeze)
  const high = Math.max(0.1, north - south)
  const scale = Math.min((width - 2 * margin) / wide, (highest - 2 * margin) / high)
  const height = Math.min(highest, Math.max(lowest, Math.ceil(high * scale + 2 * margin)))
  const left = (width - wide * scale) / 2
  const top = (height - high * scale) / 2
  return {
    drawing: { width, height },
    project: ({ lat, lon }) => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale],
  }
}
