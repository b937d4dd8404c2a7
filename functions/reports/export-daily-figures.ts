import { isRefusal } from '../../domain/kernel/refusal.ts'
import { dailyFigureLines } from '../../domain/reports/figure-line.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { listReply } from './list-reply.ts'
import { type TellingDays, tellDay } from './tell-day.ts'

async function exportDailyFigures({ query }: Call<Routes['export-daily-figures']>, deps: TellingDays) {
  const report = await tellDay(query.date, deps)
  if (isRefusal(report)) return report
  return listReply('daily-figures', dailyFigureLines(report), query, { of: report.date })
}

export const handler = http(routes['export-daily-figures'], exportDailyFigures)
