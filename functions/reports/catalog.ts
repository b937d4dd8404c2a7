import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { DailyReport } from '../../domain/reports/daily-report.ts'
import { Month, MonthlyReport } from '../../domain/reports/monthly-report.ts'
import { TakeList, TakenList, ToldList } from '../../domain/reports/taken-list.ts'
import { ToldFigure } from '../../domain/reports/told-figure.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
import { DetailsQuery } from '../wiring/details-query.ts'
import { PageQuery } from '../wiring/page-query.ts'

/** As a file of either kind; `bom` is for spreadsheets, which without it take a CSV file for another encoding. */
const asFile = { format: z.enum(['csv', 'jsonl']).default('csv'), bom: z.enum(['yes', 'no']).default('yes') }
const inPages = { ...asFile, cursor: PageQuery.shape.cursor }

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
      'A month beside the one before it, in all, by county, by city and province of destination and by campaign; a month that goes on is compared with as many days; as JSON or with format=xlsx to print',
    query: z.object({ month: Month.optional(), format: z.enum(['json', 'xlsx']).default('json') }),
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
  'list-exports': {
    operation: 'reports/list-exports',
    method: 'GET',
    path: '/v1/exports',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'The lists that other systems are given, and those that are taken from them: version and columns of each',
    answers: z.object({ items: z.array(ToldList) }),
    success: 200,
    needs: {},
  },
  'export-daily-figures': {
    operation: 'reports/export-daily-figures',
    method: 'GET',
    path: '/v1/exports/daily-figures',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'The figures of a day by county, city, province, campaign and batch, a line each, as CSV or JSON Lines',
    query: z.object({ ...asFile, date: CalendarDate.optional() }),
    answers: 'text/csv',
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
    memory: 1024,
  },
  'export-monthly-figures': {
    operation: 'reports/export-monthly-figures',
    method: 'GET',
    path: '/v1/exports/monthly-figures',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'The figures of a month beside those of the month before, a line each, as CSV or JSON Lines',
    query: z.object({ ...asFile, month: Month.optional() }),
    answers: 'text/csv',
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
    memory: 1024,
  },
  'export-enterprises': {
    operation: 'reports/export-enterprises',
    method: 'GET',
    path: '/v1/exports/enterprises',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The enterprises, newest first, as CSV or JSON Lines; the header zhida-next leads to the next page',
    query: z.object(inPages),
    answers: 'text/csv',
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
  'export-vacancies': {
    operation: 'reports/export-vacancies',
    method: 'GET',
    path: '/v1/exports/vacancies',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The vacancies of all enterprises, newest first, as CSV or JSON Lines; zhida-next leads to the next page',
    query: z.object(inPages),
    answers: 'text/csv',
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
  'export-placements': {
    operation: 'reports/export-placements',
    method: 'GET',
    path: '/v1/exports/placements',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary:
      'Who of a batch, or of all batches in a month, was placed where and how far they came, by pseudonym, as CSV or JSON Lines; zhida-next leads to the next page. The province has names with details=full and a reason, which is put on record',
    query: z.object({
      ...inPages,
      ...DetailsQuery.shape,
      batchId: BatchId.optional(),
      /** Instead of a batch: by the day of the yes, in China. */
      month: Month.optional(),
    }),
    answers: 'text/csv',
    opensDetails: true,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
    memory: 1024,
  },
  'take-list': {
    operation: 'reports/take-list',
    method: 'POST',
    path: '/v1/imports',
    calledBy: { staff: ['province', 'county'] },
    summary:
      'Take a list of enterprises or vacancies from another system, in the columns of the exports: all of it, or where a line is wrong nothing; with lineByLine every line that is right, with dryRun only say what would become of it. A county takes vacancies of its own. Longer files come in parts',
    body: TakeList,
    answers: TakenList,
    success: 200,
    refuses: ['too-large', 'not-permitted'],
    needs: { table: 'write', secrets: ['sealing'] },
    memory: 1024,
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
