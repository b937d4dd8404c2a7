import type { Words } from '../kernel/words.ts'

/** What a figure counts, or is measured in. */
export const figureUnits = {
  people: { zh: '人', en: 'people' },
  places: { zh: '个岗位', en: 'places' },
  orders: { zh: '张订单', en: 'job orders' },
  enterprises: { zh: '家', en: 'enterprises' },
  events: { zh: '场', en: 'events' },
  sheets: { zh: '张表', en: 'sheets' },
  rows: { zh: '行', en: 'rows' },
  groups: { zh: '组', en: 'groups' },
  rounds: { zh: '轮', en: 'rounds' },
  offers: { zh: '次推岗', en: 'offers' },
  coaches: { zh: '车次', en: 'coaches' },
  trains: { zh: '列', en: 'trains' },
  flights: { zh: '架次', en: 'flights' },
  trips: { zh: '个行程', en: 'trips' },
  nights: { zh: '人次夜', en: 'nights' },
  minutes: { zh: '分钟', en: 'minutes' },
  hours: { zh: '小时', en: 'hours' },
  yuan: { zh: '元', en: 'yuan' },
  texts: { zh: '条', en: 'texts' },
  cases: { zh: '件', en: 'cases' },
  share: { zh: '比例', en: 'share, 0 to 1' },
} as const satisfies Readonly<Record<string, Words>>
export type FigureUnit = keyof typeof figureUnits

/** By what a figure is told apart. */
export const figureDimensions = {
  day: { zh: '日', en: 'day' },
  month: { zh: '月', en: 'month' },
  year: { zh: '年', en: 'year' },
  county: { zh: '县区', en: 'home county' },
  city: { zh: '目的地城市', en: 'city of destination' },
  province: { zh: '目的地省份', en: 'province of destination' },
  campaign: { zh: '专项活动', en: 'campaign' },
  batch: { zh: '批次', en: 'batch' },
  enterprise: { zh: '企业', en: 'enterprise' },
  order: { zh: '用工订单', en: 'job order' },
  'check-in': { zh: '回访日', en: 'check-in' },
  priority: { zh: '是否优先对象', en: 'priority' },
  colleague: { zh: '工作人员', en: 'colleague' },
} as const satisfies Readonly<Record<string, Words>>
export type FigureDimension = keyof typeof figureDimensions

/** One figure that reports tell. */
export interface Figure {
  readonly words: Words
  readonly unit: FigureUnit
  /** What is counted and what is not, so that two who read it count the same. */
  readonly means: Words
  /** The kinds of items from which anybody can count it anew, as `storage/` names them; `candidates.json` is the batch's file. */
  readonly from: readonly string[]
  readonly by: readonly FigureDimension[]
  /** How its place in an answer ends, the names of lists and groups before it left out: `onTheDay/passengers`. */
  readonly at: readonly string[]
}
