import { Alert, Input, Segmented, Select, Skeleton } from 'antd'
import type { FigureId } from '../../../domain/reports/figures.ts'
import { addresses } from '../../parts/addresses.ts'
import { Count } from '../../parts/count.tsx'
import { DownTo } from '../../parts/down-to.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { beijingDay } from '../../service/beijing-day.ts'
import type { Answer } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { useAhead } from '../../service/service-time.ts'
import { useAnswer } from '../../service/use-answer.ts'
import { useWords } from '../../words/language.tsx'
import { Explained } from './explained.tsx'
import { ReportActs } from './report-acts.tsx'
import { reportsWords } from './reports-words.ts'
import { saveList } from './save-list.ts'

type Report = Answer<'GET /v1/reports/monthly'>
type Compared = Report['figures'][number]
const ways = ['byCounty', 'byDestination', 'byProvince', 'byCampaign'] as const

/** 月报: a month beside the one before it; the month, the way and the figure stand in the address. */
export function MonthlyFigures() {
  const words = useWords(reportsWords)
  const address = useAddress()
  const thisMonth = beijingDay(Date.now() + useAhead()).slice(0, 7)
  const month = address.get('month') ?? thisMonth
  const read = useAnswer('GET /v1/reports/monthly', { query: month === thisMonth ? {} : { month } })
  const report = read.data
  return (
    <>
      <div className="filters">
        <Input
          type="month"
          aria-label={words.month}
          style={{ width: 160 }}
          value={month}
          max={thisMonth}
          onChange={({ target }) =>
            target.value !== '' && address.put({ month: target.value === thisMonth ? undefined : target.value })
          }
        />
        <ReportActs
          save={() =>
            saveFile('GET /v1/reports/monthly', { query: { month, format: 'xlsx' } }, `monthly-${month}.xlsx`)
          }
          also={{ as: words.csv, save: () => saveList('monthly-figures', { format: 'csv', month }) }}
        />
      </div>
      <Refusal error={read.error} />
      {!report && !read.error && <Skeleton active />}
      {report && (
        <>
          <p>
            {report.month} · {words.until} <Moment at={report.asOf} /> · {words.comparedWith} {report.comparedWith.from}{' '}
            – {report.comparedWith.until}
          </p>
          {report.isWhole || <p className="quiet">{words.monthGoesOn}</p>}
          {report.notKept.length > 0 && (
            <Alert
              style={{ marginBottom: 12 }}
              type="warning"
              title={words.batchesNotKept(report.notKept.length)}
              description={report.notKept.map((batchId) => (
                <div key={batchId}>
                  <DownTo to={addresses.batch(batchId)}>{batchId}</DownTo>
                </div>
              ))}
            />
          )}
          <Rows
            label={words.monthly}
            rows={report.figures}
            rowKey={({ figure }) => figure}
            columns={[
              { title: words.figure, shows: ({ figure }) => <Explained figure={figure as FigureId} /> },
              ...comparison(words),
            ]}
          />
          <Groups report={report} />
        </>
      )}
    </>
  )
}

function Groups({ report }: { report: Report }) {
  const words = useWords(reportsWords)
  const address = useAddress()
  const way = ways.find((one) => one === address.get('way')) ?? 'byCounty'
  const choices = report.figures.map(({ figure }) => figure as FigureId)
  const figure = choices.find((one) => one === address.get('figure')) ?? 'people-left'
  const rows = report[way].flatMap(({ code, name, figures }) => {
    const told = figures.find((one) => one.figure === figure)
    return told ? [{ code, name, ...told }] : []
  })
  const names = {
    byCounty: words.county,
    byDestination: words.city,
    byProvince: words.province,
    byCampaign: words.campaign,
  }
  return (
    <>
      <div className="filters" style={{ marginTop: 20 }}>
        <Segmented
          style={{ maxWidth: '100%', overflowX: 'auto' }}
          value={way}
          onChange={(to) => address.put({ way: to === 'byCounty' ? undefined : to })}
          options={ways.map((one) => ({ value: one, label: words[one] }))}
        />
        <Select
          aria-label={words.figure}
          style={{ minWidth: 220 }}
          value={figure}
          onChange={(to) => address.put({ figure: to })}
          options={choices.map((one) => ({ value: one, label: <Explained figure={one} /> }))}
        />
      </div>
      <Rows
        label={words[way]}
        rows={rows}
        rowKey={({ code }) => code}
        empty={words.noMonth}
        columns={[
          { title: names[way], shows: ({ code, name }) => (way === 'byCampaign' ? name : <Place code={code} />) },
          ...comparison(words),
        ]}
      />
    </>
  )
}

function comparison(words: ReturnType<typeof useWords<(typeof reportsWords)['zh']>>): Column<Compared>[] {
  const right = { align: 'right' } as const
  return [
    { title: words.thisMonth, shows: ({ count }) => <Count of={count} />, ...right },
    { title: words.monthBefore, shows: ({ before }) => <Count of={before} />, ...right },
    { title: words.change, shows: ({ change }) => (change > 0 ? `+${change}` : String(change)), ...right },
    {
      title: words.changePercent,
      // Where there was nothing before, no per cent says anything.
      shows: ({ changePercent }) =>
        changePercent === null ? '–' : `${changePercent > 0 ? '+' : ''}${changePercent.toFixed(1)}%`,
      ...right,
      wideOnly: true,
    },
  ]
}
