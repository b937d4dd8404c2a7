import type { FigureId } from '../../../domain/reports/figures.ts'
import { addresses } from '../../parts/addresses.ts'
import { Count } from '../../parts/count.tsx'
import { DownTo } from '../../parts/down-to.tsx'
import { Place } from '../../parts/place.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import type { Answer } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { Explained } from './explained.tsx'
import { reportsWords } from './reports-words.ts'

type Row = Answer<'GET /v1/reports/daily'>['byCounty'][number]

export type TravelBy = 'county' | 'city' | 'province' | 'campaign'

/** Who travelled from each county, to each city or province, or with each campaign; what left on the day leads to its trips. */
export function TravelOfDay({ by, date, rows }: { by: TravelBy; date: string; rows: readonly Row[] }) {
  const words = useWords(reportsWords)
  const labels = {
    county: [words.byCounty, words.county],
    city: [words.byDestination, words.city],
    province: [words.byProvince, words.province],
    campaign: [words.byCampaign, words.campaign],
  } as const
  const [label, head] = labels[by]
  const isPlace = by === 'county' || by === 'city'
  const ofDay = (figure: FigureId, title: string, of: (row: Row) => number, wideOnly?: true): Column<Row> => ({
    title: <Explained figure={figure}>{title}</Explained>,
    shows: (row) =>
      of(row) === 0 || !isPlace ? (
        <Count of={of(row)} />
      ) : (
        <DownTo to={`${addresses.tripsOf(date)}&place=${row.code}`}>
          <Count of={of(row)} />
        </DownTo>
      ),
    align: 'right',
    ...(wideOnly && { wideOnly }),
  })
  const soFar = (figure: FigureId, title: string, of: (row: Row) => number, wideOnly?: true): Column<Row> => ({
    title: <Explained figure={figure}>{title}</Explained>,
    shows: (row) => <Count of={of(row)} />,
    align: 'right',
    ...(wideOnly && { wideOnly }),
  })
  return (
    <div>
      <Rows
        label={label}
        rows={rows}
        rowKey={({ code }) => code}
        empty={words.noTravel}
        columns={[
          { title: head, shows: ({ code, name }) => (by === 'campaign' ? name : <Place code={code} />) },
          ofDay('coaches-left', words.coaches, ({ onTheDay }) => onTheDay.coaches, true),
          ofDay('trains-left', words.trains, ({ onTheDay }) => onTheDay.trains, true),
          ofDay('flights-left', words.flights, ({ onTheDay }) => onTheDay.flights, true),
          ofDay('people-left', words.passengers, ({ onTheDay }) => onTheDay.passengers),
          soFar('people-left-so-far', words.passengersSoFar, (row) => row.soFar.passengers),
          soFar('people-left-province', words.outOfProvince, (row) => row.soFar.outOfProvince, true),
          soFar('people-handed-over-so-far', words.handedOver, (row) => row.soFar.handedOver),
          soFar('people-missed-so-far', words.noShow, (row) => row.soFar.noShow),
        ]}
      />
      {rows.length > 0 && <p className="quiet">{words.vehiclesNote}</p>}
    </div>
  )
}
