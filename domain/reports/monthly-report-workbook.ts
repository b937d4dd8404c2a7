import { writtenDate, writtenMoment } from '../kernel/forms/beijing-time.ts'
import { officeSignatures } from '../kernel/forms/office-signatures.ts'
import { type FormColumn, formTable, type PrintedForm } from '../kernel/forms/printed-form.ts'
import { writeForms } from '../kernel/forms/write-forms.ts'
import { dateInShanghai, type Instant } from '../kernel/instant.ts'
import { figureUnits } from './figure.ts'
import { type FigureId, figures } from './figures.ts'
import type { ComparedFigure, FigureGroup, MonthlyReport } from './monthly-report.ts'

/** The report as a workbook (月报): the figures beside the month before, then by county, city, province and campaign, a sheet each. */
export async function monthlyReportWorkbook(report: MonthlyReport, madeAt: Instant): Promise<Uint8Array> {
  const ways = [
    { name: '县区', head: '县区', groups: report.byCounty },
    { name: '目的地', head: '目的地', groups: report.byDestination },
    { name: '省份', head: '目的地省份', groups: report.byProvince },
    { name: '专项活动', head: '专项活动', groups: report.byCampaign },
  ]
  return writeForms([
    {
      name: '合计',
      title: '劳务输送月报',
      facts: factsOf(report),
      ...formTable(figureColumns, report.figures),
      notes: notesOf(report),
      signatures: officeSignatures,
      madeAt,
    },
    ...ways.map(
      ({ name, head, groups }): PrintedForm => ({
        name,
        title: `劳务输送月报（按${name}）`,
        facts: factsOf(report),
        ...formTable(groupColumns(head), groups.flatMap(linesOf)),
        notes: [
          '车次、列、架次按载有该组人员的班次计，不能相加；当月和对比期都为零的指标不列。',
          ...notKeptNote(report),
        ],
        signatures: officeSignatures,
        madeAt,
      }),
    ),
  ])
}

const nameOf = ({ figure }: ComparedFigure) => figures[figure as FigureId].words.zh
const unitOf = ({ figure }: ComparedFigure) => figureUnits[figures[figure as FigureId].unit].zh

const figureColumns: readonly FormColumn<ComparedFigure>[] = [
  { head: '指标', value: nameOf, width: 20 },
  { head: '单位', value: unitOf, width: 8 },
  { head: '本月', value: ({ count }) => count, form: 'count' },
  { head: '对比期', value: ({ before }) => before, form: 'count' },
  { head: '增减', value: ({ change }) => change, form: 'count' },
  // Where there was nothing before, no per cent says anything.
  {
    head: '增减幅度',
    value: ({ changePercent }) => (changePercent === null ? null : changePercent / 100),
    form: 'share',
  },
]

type GroupLine = ComparedFigure & { readonly group: string }

/** A line a figure: of a group's figures as columns there would be too many for a page. */
function linesOf({ name, figures: told }: FigureGroup): GroupLine[] {
  return told.filter(({ count, before }) => count !== 0 || before !== 0).map((one) => ({ ...one, group: name }))
}

function groupColumns(head: string): FormColumn<GroupLine>[] {
  return [{ head, value: ({ group }) => group, width: 14 }, ...figureColumns]
}

function factsOf({ month, until, asOf, isWhole, comparedWith }: MonthlyReport): PrintedForm['facts'] {
  const [year, number] = month.split('-').map(Number)
  const isRunning = dateInShanghai(asOf) === until
  return [
    [
      { label: '月份', value: `${year}年${number}月` },
      { label: '截至', value: isRunning ? writtenMoment(asOf) : `${writtenDate(until)}24时` },
      { label: '对比期', value: `${writtenDate(comparedWith.from)}至${writtenDate(comparedWith.until)}` },
    ],
    ...(isWhole ? [] : [[{ label: '说明', value: '本月还没有结束，与上月同样多的天数相比。' }]]),
  ]
}

function notesOf(report: MonthlyReport): string[] {
  return ['各指标的含义见 docs/figures.md（控制台里点指标名称可看）。', ...notKeptNote(report)]
}

function notKeptNote({ notKept }: MonthlyReport): string[] {
  return notKept.length === 0
    ? []
    : [`以下批次由较早的版本办理，当月情况未留存，出行数字未计入：${notKept.join('、')}。`]
}
