import type { Point } from './use-drawing.ts'

/** The way between two places on a drawing: a bow, so that several kinds of travel lie beside each other. */
export interface Curve {
  /** As the attribute `d` of a path. */
  readonly path: string
  /** Where somebody is who has come so far, from 0 to 1. */
  at(fraction: number): Point
}

/** `bend`: how far it leaves the straight line, as a part of its length. */
export function curve([x1, y1]: Point, [x2, y2]: Point, bend: number): Curve {
  const [x, y] = [(x1 + x2) / 2 + (y2 - y1) * bend, (y1 + y2) / 2 - Math.abs(x2 - x1) * bend]
  const along = (from: number, over: number, to: number, t: number) =>
    (1 - t) ** 2 * from + 2 * t * (1 - t) * over + t ** 2 * to
  return {
    path: `M${x1.toFixed(1)} ${y1.toFixed(1)} Q${x.toFixed(1)} ${y.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`,
    at: (fraction) => [along(x1, x, x2, fraction), along(y1, y, y2, fraction)],
  }
}
