import type { Words } from '../../kernel/words.ts'
import type { TripLossReason, TripMode, TripProgress } from './trip.ts'

/** What the modes of a trip are called. */
export const modeTerms: Readonly<Record<TripMode, Words>> = {
  'charter-coach': { zh: '专车', en: 'charter coach' },
  'feeder-coach': { zh: '接驳车', en: 'feeder coach' },
  'special-train': { zh: '专列', en: 'special train' },
  'charter-flight': { zh: '包机', en: 'charter flight' },
  'seat-block-rail': { zh: '火车团体票', en: 'seat block on a train' },
  'seat-block-air': { zh: '飞机团体票', en: 'seat block on a flight' },
  'self-arranged': { zh: '自行前往', en: 'on their own' },
}

/** What the states of a trip under way are called. */
export const tripStateTerms: Readonly<Record<TripProgress['state'], Words>> = {
  planned: { zh: '待出发', en: 'planned' },
  boarded: { zh: '已点名上车', en: 'boarded' },
  departed: { zh: '已出发', en: 'departed' },
  arrived: { zh: '已到达', en: 'arrived' },
  'handed-over': { zh: '已交接', en: 'handed over' },
  unreported: { zh: '没有报告', en: 'unreported' },
  cancelled: { zh: '已取消', en: 'cancelled' },
}

export const lossTerms: Readonly<Record<TripLossReason, Words>> = {
  'vehicle-broken-down': { zh: '车辆故障', en: 'vehicle broken down' },
  'service-cancelled': { zh: '班次取消', en: 'service cancelled' },
  'carrier-withdrew': { zh: '承运方退出', en: 'carrier withdrew' },
}
