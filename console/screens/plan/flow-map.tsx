import { curve } from '../../parts/map/curve.ts'
import { modeLooks } from '../../parts/map/mode-looks.ts'
import { PlaceMark } from '../../parts/map/place-mark.tsx'
import { PlaceNames } from '../../parts/map/place-names.tsx'
import { placeOnMap } from '../../parts/map/place-on-map.ts'
import { ProvinceBorders } from '../../parts/map/province-borders.tsx'
import { useDrawing } from '../../parts/map/use-drawing.ts'
import { useProjection } from '../../parts/map/use-projection.ts'
import { useSay, useWords } from '../../words/language.tsx'
import type { Plan } from './plan-types.ts'
import { planWords } from './plan-words.ts'

/**
 * Who travels between which places by what, on our own points and without borders; a line is the wider the more ride. Each line
 * and mark says its numbers where the pointer rests on it, and the table below says them all.
 */
export function FlowMap({ flows }: { flows: Plan['flows'] }) {
  const words = useWords(planWords)
  const say = useSay()
  const { figure, offered } = useDrawing()
  const codes = [...new Set(flows.flatMap(({ from, to }) => [from, to]))]
  const places = codes.flatMap((code) => placeOnMap(code) ?? [])
  const projected = useProjection(places, offered)
  const { drawing, project } = projected
  const at = new Map(places.map((place) => [place.code, project(place)]))
  const nameOf = new Map(places.map(({ code, name }) => [code, say(name)]))
  const through = new Map<string, number>()
  for (const { from, to, passengers } of flows)
    for (const code of [from, to]) through.set(code, (through.get(code) ?? 0) + passengers)
  const sizeOf = (code: string) => 3 + Math.min(9, Math.sqrt(through.get(code) ?? 0) / 2)
  const unknown = codes.length - places.length
  const marked = places.map((place) => ({ place, at: project(place), size: sizeOf(place.code) }))
  const modes = [...new Set(flows.map(({ mode }) => mode))]
  return (
    <figure ref={figure} style={{ margin: 0 }}>
      <svg
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={words.mapOf(places.length)}
        style={{ width: '100%', display: 'block', background: '#f6f8fa', borderRadius: 4 }}
      >
        <ProvinceBorders on={projected} />
        <g fill="none" strokeLinecap="round" strokeOpacity={0.65}>
          {flows.map(({ mode, from, to, passengers, trips }) => {
            const [start, end] = [at.get(from), at.get(to)]
            if (!start || !end) return null
            const { colour, dash, bend } = modeLooks[mode]
            return (
              <path
                key={`${mode} ${from} ${to}`}
                d={curve(start, end, bend).path}
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
        {marked.map(({ place, at: point, size }) => (
          <PlaceMark key={place.code} place={place} at={point} size={size}>
            {words.peopleAt(say(place.name), through.get(place.code) ?? 0)}
          </PlaceMark>
        ))}
        <PlaceNames places={marked} width={drawing.width} />
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
