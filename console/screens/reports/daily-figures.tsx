import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Descriptions, Input, Select, Skeleton } from 'antd'
import { useMemo } from 'react'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import type { FigureId } from '../../../domain/reports/figures.ts'
import { Chart } from '../../parts/chart/chart.tsx'
import { Count } from '../../parts/count.tsx'
import { Moment } from '../../parts/moment.tsx'
import { placeName } from '../../parts/place-name.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useAddress } from '../../parts/use-address.ts'
import { beijingDay, dayAfter } from '../../service/beijing-day.ts'
import type { Answer } from '../../service/call.ts'
import { saveFile } from '../../service/save-file.ts'
import { useAhead } from '../../service/service-time.ts'
import { liveEvery, useAnswer } from '../../service/use-answer.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { sharedWords } from '../../words/shared.ts'
import { bars, heightOfBars, mostBars } from './bars.ts'
import { BatchesOfDay } from './batches-of-day.tsx'
import { Explained } from './explained.tsx'
import { ReportActs } from './report-acts.tsx'
import { reportsWords } from './reports-words.ts'
import { TravelOfDay } from './travel-of-day.tsx'

type DailyAnswer = Answer<'GET /v1/reports/daily'>

/** 日报: a day as it was known at its end; today's goes on. */
export function DailyFigures() {
  const words = { ...useWords(sharedWords), ...useWords(reportsWords) }
  const { language } = useLanguage()
  const address = useAddress()
  const today = beijingDay(Date.now() + useAhead())
  const date = (address.get('date') ?? today) as CalendarDate
  const county = address.get('county')
  const isToday = date === today
  const read = useAnswer(
    'GET /v1/reports/daily',
    { query: isToday ? {} : { date } },
    isToday ? { every: liveEvery.lists } : {},
  )
  const report = read.data
  const go = (to: string) => address.put({ date: to === today ? undefined : to })
  const counties = report?.byCounty ?? []
  const shown = useMemo(
    () => (report?.byCounty ?? []).filter(({ code }) => county === undefined || code === county),
    [report, county],
  )
  return (
    <>
      <div className="filters">
        <Button icon={<LeftOutlined />} aria-label={words.dayBefore} onClick={() => go(dayAfter(date, -1))} />
        <Input
          type="date"
          aria-label={words.date}
          style={{ width: 150 }}
          value={date}
          max={today}
          onChange={({ target }) => target.value !== '' && go(target.value)}
        />
        <Button
          icon={<RightOutlined />}
          aria-label={words.dayAfter}
          disabled={date >= today}
          onClick={() => go(dayAfter(date, 1))}
        />
        <Select
          aria-label={words.county}
          style={{ width: 160 }}
          value={county ?? ''}
          onChange={(code) => address.put({ county: code })}
          options={[
            { value: '', label: `${words.county}: ${words.all}` },
            ...counties.map(({ code }) => ({ value: code, label: placeName(code, language) })),
          ]}
        />
        <ReportActs
          save={() => saveFile('GET /v1/reports/daily', { query: { date, format: 'xlsx' } }, `daily-${date}.xlsx`)}
        />
      </div>
      <Refusal error={read.error} />
      {!report && !read.error && <Skeleton active />}
      {report && (
        <>
          <Headline report={report} />
          <h2>{words.byCounty}</h2>
          <div className="side-by-side">
            {shown.length > 0 && <TravelChart rows={shown} />}
            <TravelOfDay by="county" date={report.date} rows={shown} />
          </div>
          <h2>{words.byDestination}</h2>
          <TravelOfDay by="city" date={report.date} rows={report.byDestination} />
          <h2>{words.byProvince}</h2>
          <TravelOfDay by="province" date={report.date} rows={report.byProvince} />
          <h2>{words.byCampaign}</h2>
          <TravelOfDay by="campaign" date={report.date} rows={report.byCampaign} />
          <h2>{words.byBatch}</h2>
          <BatchesOfDay batches={report.batches} />
        </>
      )}
    </>
  )
}

function Headline({ report: { date, until, sms, cases, byCounty } }: { report: DailyAnswer }) {
  const words = useWords(reportsWords)
  const figures: readonly (readonly [FigureId, string, number])[] = [
    ['people-left', words.passengers, byCounty.reduce((sum, { onTheDay }) => sum + onTheDay.passengers, 0)],
    ['texts-sent', words.smsSent, sms.sent],
    ['text-segments', words.smsSegments, sms.segments],
    ['replies-received', words.smsReceived, sms.received],
    ['cases-opened', words.casesOpened, cases.opened],
    ['cases-settled', words.casesSettled, cases.settled],
    ['cases-unresolved', words.casesUnresolved, cases.unresolved],
  ]
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, sm: 2, lg: 4 }}
      title={
        <>
          {date} · {words.until} <Moment at={until} />
        </>
      }
      items={figures.map(([figure, label, count]) => ({
        key: figure,
        label: <Explained figure={figure}>{label}</Explained>,
        children: <Count of={count} />,
      }))}
    />
  )
}

function TravelChart({ rows }: { rows: DailyAnswer['byCounty'] }) {
  const words = useWords(reportsWords)
  const { language } = useLanguage()
  const most = useMemo(
    () => rows.toSorted((a, b) => b.soFar.passengers - a.soFar.passengers).slice(0, mostBars),
    [rows],
  )
  const option = useMemo(
    () =>
      bars(
        most.map(({ code }) => placeName(code, language)),
        [
          { name: words.passengersSoFar, values: most.map(({ soFar }) => soFar.passengers) },
          { name: words.handedOver, values: most.map(({ soFar }) => soFar.handedOver) },
          { name: words.noShow, values: most.map(({ soFar }) => soFar.noShow) },
        ],
      ),
    [most, language, words],
  )
  return (
    <div>
      <Chart label={words.travelChart} option={option} height={heightOfBars(most.length, 3)} file="travel" />
      {rows.length > most.length && <p className="quiet">{words.firstOnly(most.length)}</p>}
    </div>
  )
}
