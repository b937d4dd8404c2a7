import { Descriptions, Segmented, Skeleton } from 'antd'
import { useMemo } from 'react'
import { wilsonInterval } from '../../../domain/kernel/wilson-interval.ts'
import { addresses } from '../../parts/addresses.ts'
import { Chart } from '../../parts/chart/chart.tsx'
import { Count } from '../../parts/count.tsx'
import { DownTo } from '../../parts/down-to.tsx'
import { Place } from '../../parts/place.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type Column, Rows } from '../../parts/rows.tsx'
import { useAddress } from '../../parts/use-address.ts'
import type { Answer } from '../../service/call.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { BatchChoice } from './batch-choice.tsx'
import { percent } from './percent.ts'
import { ReportActs } from './report-acts.tsx'
import { reportsWords } from './reports-words.ts'
import { type Retained, retentionChart } from './retention-chart.ts'

type Report = Answer<'GET /v1/reports/retention'>
type Figures = Report['checkpoints'][string]
type Line = Retained & Pick<Figures, 'asked' | 'answered' | 'silent'>

/** 留任: who of a batch is still at work, by check-in, and how much so few people can tell. */
export function RetentionFigures() {
  return (
    <BatchChoice>
      {({ batchId }, choice) => (
        <>
          <div className="filters">
            {choice}
            <ReportActs />
          </div>
          <RetentionOf batchId={batchId} />
        </>
      )}
    </BatchChoice>
  )
}

function RetentionOf({ batchId }: { batchId: Report['batchId'] }) {
  const say = useSay()
  const words = useWords(reportsWords)
  const read = useAnswer('GET /v1/reports/retention', { query: { batchId } }, { every: liveEvery.lists })
  const report = read.data
  const lines = useMemo(() => linesOf(report?.checkpoints ?? {}), [report])
  const option = useMemo(() => retentionChart(lines, words), [lines, words])
  if (!report) return read.error ? <Refusal error={read.error} /> : <Skeleton active />
  const { people, cases, sms } = report
  const figures = [
    [words.handedOver, people],
    [words.casesOpened, cases.opened],
    [words.casesSettled, cases.settled],
    [words.casesUnresolved, cases.unresolved],
    [words.casesOpen, cases.open],
    [words.smsSent, sms.sent],
    [words.smsSegments, sms.segments],
    [words.smsReceived, sms.received],
  ] as const
  return (
    <>
      <Refusal error={read.error} />
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, sm: 2, lg: 4 }}
        items={figures.map(([label, count]) => ({ key: label, label, children: <Count of={count} /> }))}
      />
      <h2>{words.retentionChart}</h2>
      <div className="side-by-side">
        {lines.length > 0 && <Chart label={words.retentionChart} option={option} file={`retention-${batchId}`} />}
        <Rows
          label={words.retentionChart}
          rows={lines}
          rowKey={({ day }) => String(day)}
          empty={words.noRetention}
          columns={[{ title: words.checkIn, shows: ({ day }) => words.day(day) }, ...columnsOf(words)]}
        />
      </div>
      {lines.length > 0 && <p className="quiet">{words.retentionNote}</p>}
      {lines.length > 0 && <ByPlace report={report} days={lines.map(({ day }) => day)} />}
      {report.missed.length > 0 && (
        <>
          <h2>{words.missed}</h2>
          <Rows
            label={words.missed}
            rows={report.missed}
            rowKey={({ cohortId, day }) => `${cohortId} ${day}`}
            columns={[
              { title: words.checkIn, shows: ({ day }) => words.day(day) },
              { title: words.cohort, shows: ({ cohortId }) => <code>{cohortId}</code>, wideOnly: true },
              { title: words.why, shows: ({ whyWords }) => say(whyWords) },
            ]}
          />
        </>
      )}
    </>
  )
}

/** One check-in by city and by enterprise; the latest of them unless the address says another. */
function ByPlace({ report, days }: { report: Report; days: readonly number[] }) {
  const words = useWords(reportsWords)
  const address = useAddress()
  const wished = Number(address.get('day'))
  const day = days.includes(wished) ? wished : days.at(-1)
  const cities = report.byCity.flatMap(({ cityCode, checkpoints }) =>
    linesOf(checkpoints, day).map((line) => ({ cityCode, ...line })),
  )
  const enterprises = report.byEnterprise.flatMap(({ enterpriseId, name, checkpoints }) =>
    linesOf(checkpoints, day).map((line) => ({ enterpriseId, name, ...line })),
  )
  return (
    <>
      <h2>
        {words.byDestination} · {words.enterprise}
      </h2>
      <div className="filters">
        <Segmented
          value={day ?? 0}
          onChange={(value) => address.put({ day: String(value) })}
          options={days.map((value) => ({ value, label: words.day(value) }))}
        />
      </div>
      <div className="side-by-side">
        <Rows
          label={words.byDestination}
          rows={cities}
          rowKey={({ cityCode }) => cityCode}
          empty={words.noCheckIn}
          columns={[{ title: words.city, shows: ({ cityCode }) => <Place code={cityCode} /> }, ...columnsOf(words)]}
        />
        <Rows
          label={words.enterprise}
          rows={enterprises}
          rowKey={({ enterpriseId }) => enterpriseId}
          empty={words.noCheckIn}
          columns={[
            {
              title: words.enterprise,
              shows: ({ enterpriseId, name }) => <DownTo to={addresses.enterprise(enterpriseId)}>{name}</DownTo>,
            },
            ...columnsOf(words),
          ]}
        />
      </div>
    </>
  )
}

/** In the order of the days; of one day alone where it is named. */
function linesOf(checkpoints: Readonly<Record<string, Figures>>, only?: number): Line[] {
  return Object.entries(checkpoints)
    .map(([day, figures]) => ({ day: Number(day), figures }))
    .filter(({ day }) => only === undefined || day === only)
    .sort((a, b) => a.day - b.day)
    .flatMap(({ day, figures: { people, atWork, asked, answered, silent } }) => {
      const interval = wilsonInterval(atWork, people)
      return interval ? [{ day, people, atWork, share: atWork / people, ...interval, asked, answered, silent }] : []
    })
}

function columnsOf(words: (typeof reportsWords)['zh']): Column<Line>[] {
  const count = (title: string, of: (line: Line) => number, wideOnly?: true): Column<Line> => ({
    title,
    shows: (line) => <Count of={of(line)} />,
    align: 'right',
    ...(wideOnly && { wideOnly }),
  })
  return [
    count(words.people, ({ people }) => people, true),
    count(words.atWork, ({ atWork }) => atWork),
    { title: words.share, shows: ({ share }) => percent(share), align: 'right' },
    { title: words.interval, shows: ({ low, high }) => `${percent(low)} – ${percent(high)}`, align: 'right' },
    count(words.asked, ({ asked }) => asked, true),
    count(words.silent, ({ silent }) => silent, true),
  ]
}
