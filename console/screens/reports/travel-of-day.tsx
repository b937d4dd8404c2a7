import { addresses } from '../../parts/addresses.ts'
import { Count } from '../../parts/count.tsx'
import { DownTo } from '../../parts/down-to.tsx'
import { Place } from '../../parts/place.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import type { Answer } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { reportsWords } from './reports-words.ts'

type Row = Answer<'GET /v1/reports/daily'>['byCounty'][number]

/** Who travelled from each county or to each city; what left on the day leads to its trips. */
export function TravelOfDay({ by, date, rows }: { by: 'county' | 'city'; date: string; rows: readonly Row[] }) {
  const words = useWords(reportsWords)
  const ofDay = (title: string, of: (row: Row) => number, wideOnly?: true): Column<Row> => ({
    title,
    shows: (row) =>
      of(row) === 0 ? (
        0
      ) : (
        <DownTo to={`${addresses.tripsOf(date)}&place=${row.code}`}>
          <Count of={of(row)} />
        </DownTo>
      ),
    align: 'right',
    ...(wideOnly && { wideOnly }),
  })
  const soFar = (title: string, of: (row: Row) => number, wideOnly?: true): Column<Row> => ({
    title,
    shows: (row) => <Count of={of(row)} />,
    align: 'right',
    ...(wideOnly && { wideOnly }),
  })
  return (
    <div>
      <Rows
        label={by === 'county' ? words.byCounty : words.byDestination}
        rows={rows}
        rowKey={({ code }) => code}
        empty={words.noTravel}
        columns={[
          { title: by === 'county' ? words.county : words.city, shows: ({ code }) => <Place code={code} /> },
          ofDay(words.coaches, ({ onTheDay }) => onTheDay.coaches, true),
          ofDay(words.trains, ({ onTheDay }) => onTheDay.trains, true),
          ofDay(words.flights, ({ onTheDay }) => onTheDay.flights, true),
          ofDay(words.passengers, ({ onTheDay }) => onTheDay.passengers),
          soFar(words.passengersSoFar, (row) => row.soFar.passengers),
          soFar(words.outOfProvince, (row) => row.soFar.outOfProvince, true),
          soFar(words.handedOver, (row) => row.soFar.handedOver),
          soFar(words.noShow, (row) => row.soFar.noShow),
        ]}
      />
      {by === 'county' && rows.length > 0 && <p className="quiet">{words.vehiclesNote}</p>}
    </div>
  )
}
