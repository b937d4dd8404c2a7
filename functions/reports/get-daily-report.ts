import { isRefusal } from '../../domain/kernel/refusal.ts'
import { dailyReportWorkbook } from '../../domain/reports/daily-report-workbook.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'
import { type TellingDays, tellDay } from './tell-day.ts'

async function getDailyReport({ query }: Call<Routes['get-daily-report']>, deps: TellingDays) {
  const report = await tellDay(query.date, deps)
  if (isRefusal(report) || query.format === 'json') return report
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new FileReply(type, await dailyReportWorkbook(report, deps.clock.now()), `daily-${report.date}.xlsx`)
}

export const handler = http(routes['get-daily-report'], getDailyReport)
