import { type RefObject, useEffect, useRef, useState } from 'react'

/** In the units of a drawing's view box. */
export type Point = readonly [x: number, y: number]

/** How large a map is drawn, in pixels: its view box. */
export interface Drawing {
  readonly width: number
  readonly height: number
}

const most = { width: 1200, height: 620 }

/** As wide as the figure is on the screen, so that names are read at any width; and the height that it may take. */
export function useDrawing(): { readonly figure: RefObject<HTMLElement | null>; readonly offered: Drawing } {
  const figure = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const { current } = figure
    if (!current) return
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0)
      if (measured > 0) setWidth(Math.min(most.width, measured))
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return { figure, offered: { width, height: Math.min(most.height, Math.max(300, Math.round(width * 0.9))) } }
}
