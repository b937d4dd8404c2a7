import { Alert, Empty, Skeleton } from 'antd'
import { useMemo } from 'react'
import { countOfCounty } from '../../../domain/stabilisation/count-of-county.ts'
import { FinalState, finalStateTerms } from '../../../domain/stabilisation/final-states.ts'
import { addresses } from '../../parts/addresses.ts'
import { Count } from '../../parts/count.tsx'
import { CountyChoice, useCounties } from '../../parts/county-choice.tsx'
import { DownTo } from '../../parts/down-to.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { type RowsOfCounty, useEveryRow } from './every-row.ts'
import { ReportActs } from './report-acts.tsx'
import { reportsWords } from './reports-words.ts'

/** Not one of the final states: what is open still, or nothing explains. */
const open = 'open'
const listHeight = 420

/** 去向: what became of every survey row of a county, each kind counted, and the rows that nothing explains by name of their place. */
export function FinalStates() {
  const words = useWords(reportsWords)
  const address = useAddress()
  const { own } = useCounties()
  const county = address.get('county') ?? own
  const read = useEveryRow(county)
  return (
    <>
      <div className="filters">
        {own === undefined && (
          <CountyChoice
            label={words.county}
            placeholder={words.chooseCounty}
            value={county}
            onChange={(code) => address.put({ county: code, kind: undefined })}
          />
        )}
        <ReportActs />
      </div>
      <Refusal error={read.error} />
      {county === undefined && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.chooseCountyOfFinalStates} />
      )}
      {county !== undefined && !read.error && <StatesOf county={county} read={read} />}
    </>
  )
}

function StatesOf({ county, read }: { county: string; read: RowsOfCounty }) {
  const words = useWords(reportsWords)
  const say = useSay()
  const address = useAddress()
  const { states, unexplained, shared } = useMemo(() => countOfCounty(county, read.surveys, read.rows), [county, read])
  const openRows = read.rows.filter(({ state }) => state === null).length
  if (read.rows.length === 0 && !read.isWhole) return <Skeleton active />
  if (read.isWhole && read.rows.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noFinalStates} />
  const kinds = [
    { kind: open, name: words.unexplained, rows: openRows },
    ...FinalState.options.flatMap((state) =>
      states[state] > 0 ? [{ kind: state as string, name: say(finalStateTerms[state]), rows: states[state] }] : [],
    ),
  ]
  const kind = address.get('kind') ?? open
  return (
    <>
      <Alert
        style={{ marginBottom: 12 }}
        type={read.isWhole ? (unexplained > 0 ? 'warning' : 'success') : 'info'}
        title={
          read.isWhole
            ? unexplained > 0
              ? words.someOpen(unexplained)
              : words.allExplained
            : words.rowsRead(read.rows.length)
        }
        // A row that nobody is on record for stands in no list.
        description={read.isWhole && unexplained > openRows ? words.withoutRecord(unexplained - openRows) : undefined}
      />
      <div className="side-by-side">
        <Rows
          label={words.finalStates}
          rows={kinds}
          rowKey={(one) => one.kind}
          chosen={kind}
          onChoose={(one) => address.put({ kind: one.kind === open ? undefined : one.kind })}
          columns={[
            { title: words.finalState, shows: ({ name }) => name },
            { title: words.rowsOfSheets, shows: ({ rows }) => <Count of={rows} />, align: 'right' },
          ]}
        />
        <RowsOfKind rows={read.rows.filter(({ state }) => (state ?? open) === kind)} kind={kind} />
      </div>
      {shared > 0 && <p className="quiet">{words.sharedSheets(shared)}</p>}
      <p className="quiet">{words.finalStatesNote}</p>
    </>
  )
}

function RowsOfKind({ rows, kind }: { rows: RowsOfCounty['rows']; kind: string }) {
  const words = useWords(reportsWords)
  const say = useSay()
  const isOnSheetOnly = kind === 'rejected' || kind === 'duplicate'
  return (
    <Rows
      label={words.rowsOfKind}
      rows={rows}
      rowKey={({ surveyId, sheet, row, workerId }) => `${surveyId} ${sheet} ${row} ${workerId}`}
      height={listHeight}
      empty={isOnSheetOnly ? words.onTheSheet : words.noneOfKind}
      columns={[
        {
          title: words.surveyRow,
          shows: ({ surveyId, sheet, row }) => (
            <DownTo to={addresses.survey(surveyId)}>{words.placeOfRow(sheet, row)}</DownTo>
          ),
          width: 150,
        },
        {
          title: words.person,
          shows: ({ workerId }) => <DownTo to={addresses.worker(workerId)}>{words.lookAtPerson}</DownTo>,
          width: 110,
        },
        { title: words.why, shows: ({ why, words: named }) => say(why ?? named) },
      ]}
    />
  )
}
