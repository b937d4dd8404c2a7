import writeWorkbook from 'write-excel-file/node'
import type { DailyReport } from './daily-report.ts'

type Row = readonly (string | number)[]

const batchHeads = [
  ...['批次', '专项活动', '状态', '步骤', '候选人', '确认名额', '推岗', '同意', '谢绝', '未答复', '撤回'],
  ...['行程', '乘客', '上座率', '费用（元）', '上车', '未上车', '到达', '交接'],
  ...['短信', '计费条数', '收到', '当日短信', '当日收到', '诉求', '办结', '未解决', '在办', '当日诉求'],
]

/** The report as a workbook (日报): the day on one sheet, a row for each batch on the other. */
export async function dailyReportWorkbook(report: DailyReport): Promise<Uint8Array> {
  const { date, sms, cases, batches } = report
  const day: Row[] = [
    ['日期', date],
    ['发出短信', sms.sent],
    ['计费条数', sms.segments],
    ['收到回复', sms.received],
    ['新增诉求', cases.opened],
    ['办结诉求', cases.settled],
    ['到期未解决', cases.unresolved],
  ]
  const sheets = [
    { sheet: '当日', data: cells(day) },
    { sheet: '批次', data: cells([batchHeads, ...batches.map(batchRow)]) },
  ]
  return writeWorkbook(sheets).toBuffer()
}

function batchRow({ batchId, campaign, state, step, onTheDay, soFar }: DailyReport['batches'][number]): Row {
  const { candidates, headcount, offers, trips, journey, sms, cases } = soFar
  return [
    ...[batchId, campaign, state, step, candidates, headcount?.places ?? ''],
    ...[offers?.sent, offers?.accepted, offers?.declined, offers?.unanswered, offers?.withdrawn].map(orBlank),
    ...[trips?.booked, trips?.passengers, trips?.seatFill, trips?.costYuan].map(orBlank),
    ...[journey?.boarded, journey?.noShow, journey?.arrived, journey?.handedOver].map(orBlank),
    ...[sms.sent, sms.segments, sms.received, onTheDay.sms.sent, onTheDay.sms.received],
    ...[cases.opened, cases.settled, cases.unresolved, cases.open, onTheDay.cases.opened],
  ]
}

/** A step that the batch has not reached has no figure. */
function orBlank(figure: number | undefined): number | string {
  return figure ?? ''
}

function cells(rows: readonly Row[]) {
  return rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String })),
  )
}
