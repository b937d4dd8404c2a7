import { Count } from '../../parts/count.tsx'
import { Place } from '../../parts/place.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import type { Answer } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { surveysWords } from './surveys-words.ts'

type Sums = Answer<'GET /v1/surveys/sums'>['counties'][number]

/** Milliseconds: the service reads a year's sheets for it. */
const everyMinute = 60_000
const counted = ['accepted', 'rejected', 'toClarify', 'duplicates', 'candidates'] as const

/** The sums of each county, those with most left to do first. */
export function CountiesTable({ year, onChoose }: { year: string; onChoose: (county: string) => void }) {
  const words = useWords(surveysWords)
  const sums = useAnswer('GET /v1/surveys/sums', { query: { year } }, { every: everyMinute })
  return (
    <Rows
      label={words.byCounty}
      rows={sums.data?.counties ?? []}
      rowKey={({ countyCode }) => countyCode}
      onChoose={({ countyCode }) => onChoose(countyCode)}
      isLoading={sums.isLoading}
      error={sums.error}
      empty={words.none}
      columns={[
        { title: words.county, shows: ({ countyCode }) => <Place code={countyCode} /> },
        { title: words.sheets, align: 'right', shows: ({ sheets }) => <Count of={sheets} /> },
        ...counted.map(
          (name): Column<Sums> => ({
            title: words[name],
            align: 'right',
            shows: (row) => <Count of={row[name]} />,
          }),
        ),
      ]}
    />
  )
}
