import { isRefusal } from '../../domain/kernel/refusal.ts'
import { monthlyFigureLines } from '../../domain/reports/figure-line.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { listReply } from './list-reply.ts'
import { type TellingMonths, tellMonth } from './tell-month.ts'

async function exportMonthlyFigures({ query }: Call<Routes['export-monthly-figures']>, deps: TellingMonths) {
  const report = await tellMonth(query.month, deps)
  if (isRefusal(report)) return report
  return listReply('monthly-figures', monthlyFigureLines(report), query, { of: report.month })
}

export const handler = http(routes['export-monthly-figures'], exportMonthlyFigures)
