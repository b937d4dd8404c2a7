import { Grid } from 'antd'

/** In the units of a drawing's view box. */
export type Point = readonly [x: number, y: number]

/** How large a map is drawn: its view box. */
export interface Drawing {
  readonly width: number
  readonly height: number
}

const wide: Drawing = { width: 1000, height: 620 }
const narrow: Drawing = { width: 460, height: 520 }

/** The view box of a map: on a phone a small one, so that names stay as large as they can be read. */
export function useDrawing(): Drawing {
  return Grid.useBreakpoint().md ? wide : narrow
}
