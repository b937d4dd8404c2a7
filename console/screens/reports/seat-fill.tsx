import { useMemo } from 'react'
import { addresses } from '../../parts/addresses.ts'
import { Chart } from '../../parts/chart/chart.tsx'
import { Count } from '../../parts/count.tsx'
import { DownTo } from '../../parts/down-to.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Rows } from '../../parts/rows.tsx'
import { wayOf } from '../../parts/way-of.ts'
import type { ItemOf } from '../../service/call.ts'
import { useList } from '../../service/use-answer.ts'
import type { Language } from '../../words/chosen-language.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { bars, heightOfBars, mostBars } from './bars.ts'
import type { BatchAnswer } from './batch-answer.ts'
import { percent } from './percent.ts'
import { reportsWords } from './reports-words.ts'

type Trip = ItemOf<'GET /v1/transfer-batches/{batchId}/trips'>

/** How full each vehicle of the batch is, the emptiest first; one's own journey has no vehicle, and what is cancelled does not run. */
export function SeatFill({ batch: { batchId, counts } }: { batch: BatchAnswer }) {
  const words = useWords(reportsWords)
  const { language } = useLanguage()
  const list = useList('GET /v1/transfer-batches/{batchId}/trips', { params: { batchId }, query: { limit: 200 } })
  const trips = useMemo(
    () =>
      list.items
        .filter(({ mode, progress }) => mode !== 'self-arranged' && progress.state !== 'cancelled')
        .sort((a, b) => fillOf(a) - fillOf(b)),
    [list.items],
  )
  const drawn = useMemo(() => trips.slice(0, mostBars), [trips])
  const option = useMemo(
    () =>
      bars(
        drawn.map((trip) => nameOf(trip, language)),
        [{ name: words.seatFill, values: drawn.map((trip) => Math.round(fillOf(trip) * 100)), unit: '%' }],
        { most: 100 },
      ),
    [drawn, words, language],
  )
  return (
    <>
      {counts.trips && (
        <p>
          {words.seatFill} <strong>{percent(counts.trips.seatFill)}</strong>
        </p>
      )}
      <div className="side-by-side">
        {drawn.length > 0 && (
          <div>
            <Chart
              label={words.seatChart}
              option={option}
              height={heightOfBars(drawn.length)}
              file={`seat-fill-${batchId}`}
            />
            {trips.length > drawn.length && <p className="quiet">{words.firstOnly(drawn.length)}</p>}
          </div>
        )}
        <Rows
          label={words.seatChart}
          rows={trips}
          rowKey={({ tripId }) => tripId}
          isLoading={list.isLoading}
          error={list.error}
          more={list.more}
          isReadingMore={list.isReadingMore}
          empty={words.noTrips}
          columns={[
            {
              title: words.trip,
              shows: (trip) => <DownTo to={addresses.trip(trip.tripId)}>{nameOf(trip, language)}</DownTo>,
            },
            { title: words.departs, shows: ({ stops: [first] }) => first && <Moment at={first.at} />, wideOnly: true },
            { title: words.aboard, shows: ({ passengers }) => <Count of={passengers} />, align: 'right' },
            { title: words.seats, shows: ({ seats }) => <Count of={seats} />, align: 'right' },
            { title: words.seatFill, shows: (trip) => percent(fillOf(trip)), align: 'right' },
          ]}
        />
      </div>
    </>
  )
}

function fillOf({ passengers, seats }: Trip): number {
  return passengers / seats
}

function nameOf(trip: Trip, language: Language): string {
  const way = wayOf(trip, language)
  return trip.service === null ? way : `${trip.service} ${way}`
}
