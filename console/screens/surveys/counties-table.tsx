import { Count } from '../../parts/count.tsx'
import { Place } from '../../parts/place.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import type { ItemOf } from '../../service/call.ts'
import { useWords } from '../../words/language.tsx'
import { countsOf } from './counts-of.ts'
import { surveysWords } from './surveys-words.ts'

interface Props {
  readonly surveys: readonly ItemOf<'GET /v1/surveys'>[]
  readonly isLoading: boolean
  readonly error: Error | null
  readonly onChoose: (county: string) => void
}

const counted = ['accepted', 'rejected', 'toClarify', 'duplicates', 'candidates'] as const

/** The sums of each county, those with most left to do first. */
export function CountiesTable({ surveys, isLoading, error, onChoose }: Props) {
  const words = useWords(surveysWords)
  const rows = Object.entries(Object.groupBy(surveys, ({ countyCode }) => countyCode))
    .map(([code, ofCounty = []]) => ({ code, sheets: ofCounty.length, ...sumsOf(ofCounty) }))
    .toSorted((one, other) => other.rejected + other.toClarify - one.rejected - one.toClarify)
  return (
    <Rows
      label={words.byCounty}
      rows={rows}
      rowKey={({ code }) => code}
      onChoose={({ code }) => onChoose(code)}
      isLoading={isLoading}
      error={error}
      empty={words.none}
      columns={[
        { title: words.county, shows: ({ code }) => <Place code={code} /> },
        { title: words.sheets, align: 'right', shows: ({ sheets }) => <Count of={sheets} /> },
        ...counted.map(
          (name): Column<(typeof rows)[number]> => ({
            title: words[name],
            align: 'right',
            shows: (row) => <Count of={row[name]} />,
          }),
        ),
      ]}
    />
  )
}

function sumsOf(surveys: Props['surveys']) {
  const sums = { accepted: 0, rejected: 0, toClarify: 0, duplicates: 0, candidates: 0 }
  for (const survey of surveys) for (const name of counted) sums[name] += countsOf(survey)?.[name] ?? 0
  return sums
}
