import writeWorkbook from 'write-excel-file/node'
import type { DailyReport } from './daily-report.ts'

type Batch = DailyReport['batches'][number]

/** Heads of the batches' sheet and what stands below them; a step that the batch has not reached leaves a blank. */
const columns: readonly [string, (batch: Batch) => string | number | undefined][] = [
  ['批次', ({ batchId }) => batchId],
  ['专项活动', ({ campaign }) => campaign],
  ['状态', ({ state }) => state],
  ['步骤', ({ step }) => step],
  ['候选人', ({ soFar }) => soFar.candidates],
  ['确认名额', ({ soFar }) => soFar.headcount?.places],
  ['推岗', ({ soFar }) => soFar.offers?.sent],
  ['同意', ({ soFar }) => soFar.offers?.accepted],
  ['谢绝', ({ soFar }) => soFar.offers?.declined],
  ['未答复', ({ soFar }) => soFar.offers?.unanswered],
  ['撤回', ({ soFar }) => soFar.offers?.withdrawn],
  ['行程', ({ soFar }) => soFar.trips?.booked],
  ['乘客', ({ soFar }) => soFar.trips?.passengers],
  ['上座率', ({ soFar }) => soFar.trips?.seatFill],
  ['费用（元）', ({ soFar }) => soFar.trips?.costYuan],
  ['上车', ({ soFar }) => soFar.journey?.boarded],
  ['未上车', ({ soFar }) => soFar.journey?.noShow],
  ['到达', ({ soFar }) => soFar.journey?.arrived],
  ['交接', ({ soFar }) => soFar.journey?.handedOver],
  ['短信', ({ soFar }) => soFar.sms.sent],
  ['计费条数', ({ soFar }) => soFar.sms.segments],
  ['收到回复', ({ soFar }) => soFar.sms.received],
  ['当日短信', ({ onTheDay }) => onTheDay.sms.sent],
  ['当日回复', ({ onTheDay }) => onTheDay.sms.received],
  ['诉求', ({ soFar }) => soFar.cases.opened],
  ['办结', ({ soFar }) => soFar.cases.settled],
  ['到期未解决', ({ soFar }) => soFar.cases.unresolved],
  ['在办', ({ soFar }) => soFar.cases.open],
  ['当日新增诉求', ({ onTheDay }) => onTheDay.cases.opened],
]

/** The report as a workbook (日报): the day on one sheet, a row for each batch on the other. */
export async function dailyReportWorkbook({ date, sms, cases, batches }: DailyReport): Promise<Uint8Array> {
  const day = [
    ['日期', date],
    ['发出短信', sms.sent],
    ['计费条数', sms.segments],
    ['收到回复', sms.received],
    ['新增诉求', cases.opened],
    ['办结诉求', cases.settled],
    ['到期未解决', cases.unresolved],
  ]
  const heads = columns.map(([head]) => head)
  const rows = batches.map((batch) => columns.map(([, value]) => value(batch) ?? ''))
  const sheets = [
    { sheet: '当日', data: cells(day) },
    { sheet: '批次', data: cells([heads, ...rows]) },
  ]
  return writeWorkbook(sheets).toBuffer()
}

function cells(rows: readonly (readonly (string | number)[])[]) {
  return rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String })),
  )
}
