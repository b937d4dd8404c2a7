import { CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { stopName } from '../../parts/stop-name.ts'
import { TripTitle } from '../../parts/trip/trip-title.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import type { TripOnTheRoad } from './on-the-road.ts'
import { tripsWords } from './trips-words.ts'

interface Props {
  readonly rows: readonly TripOnTheRoad[]
  readonly chosen: string | undefined
  readonly onChoose: (tripId: string) => void
}

/** What the map shows, in words. */
export function RoadList({ rows, chosen, onChoose }: Props) {
  const words = useWords(tripsWords)
  return (
    <Rows<TripOnTheRoad>
      label={words.where}
      rows={rows}
      rowKey={({ trip }) => trip.tripId}
      chosen={chosen}
      onChoose={({ trip }) => onChoose(trip.tripId)}
      empty={words.nobodyOnRoad}
      height={460}
      columns={[
        {
          title: words.where,
          shows: (one) => (
            <>
              <TripTitle trip={one.trip} />
              <div className="quiet">
                <Whereabouts of={one} />
              </div>
            </>
          ),
        },
        { title: words.people, width: 60, align: 'right', shows: ({ trip }) => trip.passengers },
      ]}
    />
  )
}

function Whereabouts({ of: { position, isLate } }: { of: TripOnTheRoad }) {
  const words = useWords(tripsWords)
  const { language } = useLanguage()
  const { standing, from, to, fraction, arrives, behind, isGuess } = position
  if (standing === 'not-running')
    return (
      <span style={{ color: '#a61d24' }}>
        <CloseCircleFilled aria-hidden /> {words.willNotRun}
      </span>
    )
  return (
    <>
      {standing === 'waiting' && words.waitsAt(stopName(from, language))}
      {standing === 'under-way' &&
        words.isBetween(stopName(from, language), stopName(to, language), Math.round(fraction * 100))}
      {standing === 'there' && words.isAt(stopName(to, language))}
      {standing !== 'there' && (
        <>
          {' · '}
          {words.expected} <Moment at={new Date(arrives).toISOString()} />
        </>
      )}
      {isGuess && ` · ${words.guessed}`}
      {isLate && (
        <span style={{ color: '#a61d24' }}>
          {' '}
          <ExclamationCircleFilled aria-hidden /> {words.behind(Math.round(behind / 60_000))}
        </span>
      )}
    </>
  )
}
