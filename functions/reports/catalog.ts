import * as z from 'zod'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { DailyReport } from '../../domain/reports/daily-report.ts'
import { Month, MonthlyReport } from '../../domain/reports/monthly-report.ts'
import { ToldFigure } from '../../domain/reports/told-figure.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'

export const routes = {
  'get-daily-report': {
    operation: 'stabilisation/get-daily-report',
    method: 'GET',
    path: '/v1/reports/daily',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'What was known at the end of a day, in all, by county, by city and province of destination, by campaign and by batch, as JSON or with format=xlsx to print',
    query: z.object({ date: CalendarDate.optional(), format: z.enum(['json', 'xlsx']).default('json') }),
    answers: DailyReport,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
    memory: 1024,
  },
  'get-monthly-report': {
    operation: 'reports/get-monthly-report',
    method: 'GET',
    path: '/v1/reports/monthly',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'A month beside the one before it, in all, by county, by city and province of destination and by campaign; a month that goes on is compared with as many days',
    query: z.object({ month: Month.optional() }),
    answers: MonthlyReport,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
    memory: 1024,
  },
  'list-figures': {
    operation: 'reports/list-figures',
    method: 'GET',
    path: '/v1/figures',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'What each figure of the reports counts, from which facts, and by what it is told apart',
    answers: z.object({ items: z.array(ToldFigure) }),
    success: 200,
    needs: {},
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
