import * as z from 'zod'
import type { DailyReport } from './daily-report.ts'
import { figureUnits } from './figure.ts'
import { figuresAt } from './figure-at.ts'
import { type FigureId, figures } from './figures.ts'
import { column } from './list-column.ts'
import type { ComparedFigure, MonthlyReport } from './monthly-report.ts'

const dimensions = ['all', 'county', 'city', 'province', 'campaign', 'batch'] as const
type Dimension = (typeof dimensions)[number]

const figureColumns = {
  dimension: column.text('统计口径', 'by what', { codes: dimensions }),
  code: column.textOrNone('代码', 'code of the group; campaigns without an announcement have their name'),
  group: column.textOrNone('名称', 'name of the group'),
  figure: column.text('指标编号', 'figure', { codes: 'docs/figures.md' }),
  name: column.text('指标', 'name of the figure'),
  unit: column.text('单位', 'unit', { codes: Object.keys(figureUnits) }),
}

/** A figure of a day, for one group: long rather than wide, so that a new figure is no new column. */
export const DailyFigureLine = z.strictObject({
  date: column.text('日期', 'day', { unit: 'YYYY-MM-DD' }),
  asOf: column.text('截至', 'as of', { unit: 'UTC, ISO 8601' }),
  ...figureColumns,
  /** Of a batch or a campaign a figure may be told of the day and since its beginning. */
  span: column.text('时段', 'of the day, or since the batches began', { codes: ['day', 'so-far'] }),
  count: column.number('数值', 'count'),
})
export type DailyFigureLine = z.infer<typeof DailyFigureLine>

export const MonthlyFigureLine = z.strictObject({
  month: column.text('月份', 'month', { unit: 'YYYY-MM' }),
  until: column.text('截至日', 'last day counted', { unit: 'YYYY-MM-DD' }),
  asOf: column.text('截至', 'as of', { unit: 'UTC, ISO 8601' }),
  ...figureColumns,
  count: column.number('数值', 'count'),
  comparedUntil: column.text('对比截至日', 'last day of the month before that is compared', { unit: 'YYYY-MM-DD' }),
  before: column.number('上月同期', 'count in the days compared'),
  change: column.number('增减', 'change'),
  changePercent: column.numberOrNone('增减百分比', 'change; none where there was nothing before', { unit: 'percent' }),
})
export type MonthlyFigureLine = z.infer<typeof MonthlyFigureLine>

const ofFigure = (figure: FigureId) => ({ figure, name: figures[figure].words.zh, unit: figures[figure].unit })

export function dailyFigureLines(report: DailyReport): DailyFigureLine[] {
  const { date, until: asOf } = report
  const lines = (dimension: Dimension, code: string | null, group: string | null, told: object): DailyFigureLine[] =>
    numbersIn(told).flatMap(({ place, count }) => {
      const [figure] = figuresAt(`daily/${place}`)
      const span = place.startsWith('soFar') ? 'so-far' : 'day'
      return figure ? [{ date, asOf, dimension, code, group, ...ofFigure(figure), span, count }] : []
    })
  const { sms, cases } = report
  return [
    ...lines('all', null, null, { sms, cases }),
    ...report.byCounty.flatMap(({ code, name, onTheDay, soFar }) => lines('county', code, name, { onTheDay, soFar })),
    ...report.byDestination.flatMap(({ code, name, ...told }) => lines('city', code, name, told)),
    ...report.byProvince.flatMap(({ code, name, ...told }) => lines('province', code, name, told)),
    ...report.byCampaign.flatMap(({ code, name, onTheDay, soFar }) =>
      lines('campaign', code, name, { onTheDay, soFar }),
    ),
    ...report.batches.flatMap(({ batchId, campaign, onTheDay, soFar }) =>
      lines('batch', batchId, campaign, { onTheDay, soFar }),
    ),
  ]
}

export function monthlyFigureLines(report: MonthlyReport): MonthlyFigureLine[] {
  const { month, until, asOf, comparedWith } = report
  const lines = (dimension: Dimension, code: string | null, group: string | null, told: readonly ComparedFigure[]) =>
    told.map(({ figure, ...counts }) => ({
      month,
      until,
      asOf,
      dimension,
      code,
      group,
      ...ofFigure(figure as FigureId),
      comparedUntil: comparedWith.until,
      ...counts,
    }))
  const by = (dimension: Dimension, groups: MonthlyReport['byCounty']) =>
    groups.flatMap(({ code, name, figures: told }) => lines(dimension, code, name, told))
  return [
    ...lines('all', null, null, report.figures),
    ...by('county', report.byCounty),
    ...by('city', report.byDestination),
    ...by('province', report.byProvince),
    ...by('campaign', report.byCampaign),
  ]
}

function numbersIn(value: unknown, at = ''): { place: string; count: number }[] {
  if (typeof value === 'number') return [{ place: at.slice(1), count: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => numbersIn(one, `${at}/${name}`))
}
