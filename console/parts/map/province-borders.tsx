import { useMemo } from 'react'
import { inBoth } from '../../words/in-both.ts'
import { useWords } from '../../words/language.tsx'
import type { Projection } from './use-projection.ts'
import { useProvinceMap } from './use-province-map.ts'

const bordersWords = inBoth(
  { number: (number: string) => `审图号：${number}` },
  { number: (number: string) => `Map approval number: ${number}` },
)

/** Beneath all else: the borders that the province may show, never without their number; nothing where it has none. */
export function ProvinceBorders({ on: { drawing, project } }: { on: Projection }) {
  const words = useWords(bordersWords)
  const map = useProvinceMap()
  const path = useMemo(
    () =>
      map?.lines
        .map(
          (line) =>
            `M${line
              .map(([lon, lat]) =>
                project({ lon, lat })
                  .map((one) => one.toFixed(1))
                  .join(' '),
              )
              .join('L')}`,
        )
        .join(''),
    [map, project],
  )
  if (!map) return null
  return (
    <>
      <path className="borders" d={path} fill="none" stroke="#b4bdc8" strokeWidth={0.8} strokeLinejoin="round" />
      <text x={drawing.width - 8} y={drawing.height - 8} fontSize={11} textAnchor="end" fill="#434f5c">
        {words.number(map.number)}
      </text>
    </>
  )
}
