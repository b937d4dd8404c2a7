import type { BatchProgress, TransferBatch } from '../batches/transfer-batch.ts'
import { writtenDate, writtenMoment } from '../kernel/forms/beijing-time.ts'
import { officeSignatures } from '../kernel/forms/office-signatures.ts'
import { type FormColumn, formTable, type PrintedForm } from '../kernel/forms/printed-form.ts'
import { writeForms } from '../kernel/forms/write-forms.ts'
import { dateInShanghai, type Instant } from '../kernel/instant.ts'
import type { DailyReport } from './daily-report.ts'
import type { TravelFigures } from './travel-figures.ts'

type Batch = DailyReport['batches'][number]

const stateNames: Record<TransferBatch['state'], string> = {
  running: '进行中',
  releasing: '正在取消',
  completed: '已完成',
  cancelled: '已取消',
  failed: '未完成',
}

const stepNames: Record<BatchProgress['step'], string> = {
  'freezing candidates': '确定候选人',
  'collecting proposals': '收集企业报名',
  'confirming headcount': '确认用工人数',
  matching: '匹配岗位',
  'waiting for answers': '等待答复',
  'planning trips': '编排行程',
  'waiting for approval': '等待审批',
  'booking trips': '订车订票',
  'sending travel notices': '发送行程通知',
  travelling: '途中',
  'starting follow-up': '启动回访',
  releasing: '释放名额',
  ended: '已结束',
}

/** The report as a workbook (日报): by county, city, province and campaign, a sheet each, and by batch on two. */
export async function dailyReportWorkbook(report: DailyReport, madeAt: Instant): Promise<Uint8Array> {
  const others = [
    { name: '目的地', head: '目的地', rows: report.byDestination },
    { name: '省份', head: '目的地省份', rows: report.byProvince },
    { name: '专项活动', head: '专项活动', rows: report.byCampaign },
  ]
  return writeForms([
    byCounty(report, madeAt),
    ...others.map((one) => byWay(report, one, madeAt)),
    ...byBatch(report, madeAt),
  ])
}

function byCounty(report: DailyReport, madeAt: Instant): PrintedForm {
  const { sms, cases } = report
  return {
    name: '县区',
    title: '劳务输送日报',
    facts: [
      untilLine(report),
      [
        { label: '当日发出短信', value: `${sms.sent}条` },
        { label: '计费条数', value: `${sms.segments}条` },
        { label: '收到回复', value: `${sms.received}条` },
      ],
      [
        { label: '当日新增诉求', value: `${cases.opened}件` },
        { label: '办结诉求', value: `${cases.settled}件` },
        { label: '到期未解决', value: `${cases.unresolved}件` },
      ],
    ],
    ...formTable(travelColumns('县区'), report.byCounty),
    notes: [
      '车次、列、架次按载有该县区人员的班次计，合计不重复相加；累计为“批次”表所列批次截至当日的人数。',
      '当日按发车日期统计；当日24时以后才上报的，计入以后各日的累计。',
      ...notKept(report),
    ],
    signatures: officeSignatures,
    madeAt,
  }
}

function byWay(
  report: DailyReport,
  { name, head, rows }: { readonly name: string; readonly head: string; readonly rows: readonly TravelFigures[] },
  madeAt: Instant,
): PrintedForm {
  return {
    name,
    title: `劳务输送日报（按${name}）`,
    facts: [untilLine(report)],
    ...formTable(travelColumns(head), rows),
    notes: notKept(report),
    signatures: officeSignatures,
    madeAt,
  }
}

/** What a batch did until people left, and what came of it, on a sheet each: one of all columns is too wide for a page. */
function byBatch(report: DailyReport, madeAt: Instant): PrintedForm[] {
  const sheets = [
    { name: '批次（招募）', title: '劳务输送日报（按批次：招募与行程）', columns: recruitColumns },
    { name: '批次（到岗服务）', title: '劳务输送日报（按批次：到岗与服务）', columns: serviceColumns },
  ]
  return sheets.map(({ name, title, columns }) => ({
    name,
    title,
    facts: [untilLine(report)],
    ...formTable(columns, report.batches),
    notes: notKept(report),
    signatures: officeSignatures,
    madeAt,
  }))
}

/** Batches that an earlier release ran: blanks, and not zeros, stand for what nobody kept. */
function notKept({ batches }: DailyReport): string[] {
  const without = batches.filter(({ state }) => state === null)
  if (without.length === 0) return []
  const names = without.map(({ campaign, createdAt }) => `${campaign}（${writtenDate(dateInShanghai(createdAt))}开始）`)
  return [`以下批次当日的数据未留存，各表未计入：${names.join('、')}。`]
}

/** A day that is still running is reported until a moment of it. */
function untilLine({ date, until }: DailyReport): PrintedForm['facts'][number] {
  const isRunning = dateInShanghai(until) === date
  return [
    { label: '日期', value: writtenDate(date) },
    { label: '截至', value: isRunning ? writtenMoment(until) : `${writtenDate(date)}24时` },
  ]
}

/** One vehicle may carry people of several counties, so vehicles are not added up. */
function travelColumns(head: string): FormColumn<TravelFigures>[] {
  const sum = { form: 'count', total: 'sum' } as const
  return [
    { head, value: ({ name }) => name, width: 12 },
    { head: '当日汽车\n（车次）', value: ({ onTheDay }) => onTheDay.coaches, form: 'count' },
    { head: '当日火车\n（列）', value: ({ onTheDay }) => onTheDay.trains, form: 'count' },
    { head: '当日飞机\n（架次）', value: ({ onTheDay }) => onTheDay.flights, form: 'count' },
    { head: '当日输送\n（人）', value: ({ onTheDay }) => onTheDay.passengers, ...sum },
    { head: '累计输送\n（人）', value: ({ soFar }) => soFar.passengers, ...sum },
    { head: '其中省外', value: ({ soFar }) => soFar.outOfProvince, ...sum },
    { head: '其中省内', value: ({ soFar }) => soFar.passengers - soFar.outOfProvince, ...sum },
    { head: '累计到岗', value: ({ soFar }) => soFar.handedOver, ...sum },
    { head: '累计未到', value: ({ soFar }) => soFar.noShow, ...sum },
  ]
}

function number(head: string, value: (batch: Batch) => number | undefined): FormColumn<Batch> {
  return { head, value: (batch) => value(batch) ?? null, form: 'count', total: 'sum' }
}

const campaignColumns: readonly FormColumn<Batch>[] = [
  { head: '专项活动', value: ({ campaign }) => campaign },
  { head: '开始日期', value: ({ createdAt }) => writtenDate(dateInShanghai(createdAt)) },
  { head: '状态', value: ({ state }) => state && stateNames[state], width: 6 },
]

/** A step that the batch has not reached leaves a blank. */
const recruitColumns: readonly FormColumn<Batch>[] = [
  ...campaignColumns,
  { head: '步骤', value: ({ step }) => step && stepNames[step] },
  number('候选人', ({ soFar }) => soFar.candidates),
  number('确认名额', ({ soFar }) => soFar.headcount?.places),
  number('推岗', ({ soFar }) => soFar.offers?.sent),
  number('同意', ({ soFar }) => soFar.offers?.accepted),
  number('谢绝', ({ soFar }) => soFar.offers?.declined),
  number('未答复', ({ soFar }) => soFar.offers?.unanswered),
  number('撤回', ({ soFar }) => soFar.offers?.withdrawn),
  number('行程', ({ soFar }) => soFar.trips?.booked),
  number('乘客', ({ soFar }) => soFar.trips?.passengers),
  { head: '上座率', value: ({ soFar }) => soFar.trips?.seatFill ?? null, form: 'share' },
  { head: '费用', value: ({ soFar }) => soFar.trips?.costYuan ?? null, form: 'yuan', total: 'sum' },
]

const serviceColumns: readonly FormColumn<Batch>[] = [
  ...campaignColumns,
  number('上车', ({ soFar }) => soFar.journey?.boarded),
  number('未上车', ({ soFar }) => soFar.journey?.noShow),
  number('到达', ({ soFar }) => soFar.journey?.arrived),
  number('交接', ({ soFar }) => soFar.journey?.handedOver),
  number('累计短信', ({ soFar }) => soFar.sms.sent),
  number('当日短信', ({ onTheDay }) => onTheDay.sms.sent),
  number('当日回复', ({ onTheDay }) => onTheDay.sms.received),
  number('累计诉求', ({ soFar }) => soFar.cases.opened),
  number('办结', ({ soFar }) => soFar.cases.settled),
  number('到期未解决', ({ soFar }) => soFar.cases.unresolved),
  number('在办', ({ soFar }) => soFar.cases.open),
]
