import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { dailyReport, isInReport } from '../../domain/stabilisation/daily-report.ts'
import { dailyReportWorkbook } from '../../domain/stabilisation/daily-report-workbook.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'

/** Days after which nothing of a batch is still going on: travel, and a follow-up of half a year. */
const longestBatch = 400
const pageSize = 200

async function getDailyReport(
  { query }: Call<Routes['get-daily-report']>,
  deps: Pick<Deps, 'batches' | 'tallies' | 'clock'>,
) {
  const date = query.date ?? dateInShanghai(deps.clock.now())
  const day = await deps.tallies.ofDay(date)
  const batches = (await recentBatches(date, deps)).filter((batch) => isInReport(batch, date, day.byBatch))
  const withTallies = await Promise.all(
    batches.map(async (batch) => ({ batch, tally: await deps.tallies.ofBatch(batch.batchId) })),
  )
  const report = dailyReport(date, day, withTallies)
  if (query.format === 'json') return report
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new FileReply(type, await dailyReportWorkbook(report), `daily-${date}.xlsx`)
}

/** Newest first, until they are too old to have gone on until that day. */
async function recentBatches(date: CalendarDate, { batches }: Pick<Deps, 'batches'>): Promise<TransferBatch[]> {
  const oldest = plusDays(date, -longestBatch)
  const found: TransferBatch[] = []
  let cursor: string | null = null
  do {
    const page = await batches.list(cursor, pageSize)
    found.push(...page.items.filter(({ createdAt }) => dateInShanghai(createdAt) >= oldest))
    const last = page.items.at(-1)
    cursor = last && dateInShanghai(last.createdAt) >= oldest ? page.next : null
  } while (cursor)
  return found
}

export const handler = http(routes['get-daily-report'], getDailyReport)
