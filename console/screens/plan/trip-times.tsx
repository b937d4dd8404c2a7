import { Descriptions } from 'antd'
import { strictLaw } from '../../../domain/transport/plan/driving-timetable.ts'
import { Moment } from '../../parts/moment.tsx'
import { stopName } from '../../parts/stop-name.ts'
import { useLanguage, useSay, useWords } from '../../words/language.tsx'
import { againstTheLaw } from './against-the-law.ts'
import type { Trip } from './plan-types.ts'
import { planWords } from './plan-words.ts'

/** Where a trip stops and when; of a coach what it and its drivers do from one moment to the next, beside the law's limits. */
export function TripTimes({ trip: { stops, timetable, drivers, ownJourney } }: { trip: Trip }) {
  const words = useWords(planWords)
  const say = useSay()
  const { language } = useLanguage()
  const driven = timetable && againstTheLaw(timetable, drivers)
  const limit = (is: number, most: number) => `${words.minutes(is)} / ${words.minutes(most)} ${is <= most ? '✓' : '✗'}`
  return (
    <>
      <ol style={{ paddingLeft: 20, margin: '0 0 8px' }}>
        {stops.map((stop) => (
          <li key={`${stop.place} ${stop.at}`}>
            {stopName(stop, language)} <Moment at={stop.at} />
          </li>
        ))}
      </ol>
      {ownJourney && <p>{say(ownJourney)}</p>}
      {timetable && driven && (
        <>
          <Strip timetable={timetable} />
          <Descriptions
            column={1}
            size="small"
            title={words.law}
            items={[
              ...driven.byDriver.map((is, index) => ({
                key: String(index),
                label: words.driver(index + 1),
                children: limit(is, strictLaw.mostDrivingPerDriver),
              })),
              {
                key: 'stretch',
                label: words.stretch,
                children: limit(driven.longestStretch, strictLaw.mostDrivingByDay),
              },
              { key: 'rests', label: words.rests, children: words.restsOf(driven.rests, strictLaw.rest) },
              ...(driven.nightStop > 0
                ? [{ key: 'night', label: words.nightStop, children: words.minutes(driven.nightStop) }]
                : []),
            ]}
          />
        </>
      )}
    </>
  )
}

const colours = {
  drive: ['#0b6e4f', '#1f5fa8'],
  rest: '#c9a227',
  'night-stop': '#3c4b5c',
  'pick-up': '#9aa5b1',
} as const

function Strip({ timetable }: { timetable: NonNullable<Trip['timetable']> }) {
  const words = useWords(planWords)
  const start = Date.parse(timetable[0]?.from ?? '')
  const end = Date.parse(timetable.at(-1)?.to ?? '')
  const share = (at: string) => ((Date.parse(at) - start) / Math.max(1, end - start)) * 100
  const colourOf = ({ what, driver }: (typeof timetable)[number]) =>
    what === 'drive' ? colours.drive[driver === 2 ? 1 : 0] : colours[what]
  return (
    <>
      <svg
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={words.timetable}
        style={{ width: '100%', height: 22, display: 'block' }}
      >
        {timetable.map((line) => (
          <rect
            key={line.from}
            x={share(line.from)}
            width={Math.max(0.3, share(line.to) - share(line.from))}
            y={line.what === 'drive' ? 0 : 2}
            height={line.what === 'drive' ? 8 : 4}
            fill={colourOf(line)}
          >
            <title>{words[line.what]}</title>
          </rect>
        ))}
      </svg>
      <details>
        <summary>{words.timetable}</summary>
        <ol style={{ paddingLeft: 20 }}>
          {timetable.map((line) => (
            <li key={line.from}>
              <Moment at={line.from} /> {words[line.what]}
              {line.driver !== null && ` · ${words.driver(line.driver)}`}
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}
