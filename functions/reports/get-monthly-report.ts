import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { type TellingMonths, tellMonth } from './tell-month.ts'

async function getMonthlyReport({ query }: Call<Routes['get-monthly-report']>, deps: TellingMonths) {
  return tellMonth(query.month, deps)
}

export const handler = http(routes['get-monthly-report'], getMonthlyReport)
