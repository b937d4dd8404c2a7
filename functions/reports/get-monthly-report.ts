import { isRefusal } from '../../domain/kernel/refusal.ts'
import { monthlyReportWorkbook } from '../../domain/reports/monthly-report-workbook.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'
import { type TellingMonths, tellMonth } from './tell-month.ts'

async function getMonthlyReport({ query }: Call<Routes['get-monthly-report']>, deps: TellingMonths) {
  const report = await tellMonth(query.month, deps)
  if (isRefusal(report) || query.format === 'json') return report
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new FileReply(type, await monthlyReportWorkbook(report, deps.clock.now()), `monthly-${report.month}.xlsx`)
}

export const handler = http(routes['get-monthly-report'], getMonthlyReport)
