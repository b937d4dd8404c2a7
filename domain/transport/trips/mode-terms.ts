import type { Words } from '../../kernel/words.ts'
import type { LossReason } from './booking.ts'
import type { AbsenceReason } from './roll-call-entry.ts'
import type { TripLossReason, TripMode, TripProgress } from './trip.ts'
import type { AwaitedOfTrip, TripReport } from './trip-wait.ts'

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

/** A report, as it stands before or within a word: the roll-call report. */
export const reportTerms: Readonly<Record<TripReport, Words>> = {
  'roll-call': { zh: '点名', en: 'roll-call' },
  departure: { zh: '出发', en: 'departure' },
  arrival: { zh: '到达', en: 'arrival' },
  'hand-over': { zh: '交接', en: 'hand-over' },
}

/** What a trip waits for. */
export const awaitedTerms: Readonly<Record<AwaitedOfTrip, Words>> = {
  'roll-call': { zh: '等点名', en: 'Waits for the roll-call' },
  departure: { zh: '等出发报告', en: 'Waits for the departure' },
  arrival: { zh: '等到达报告', en: 'Waits for the arrival' },
  'hand-over': { zh: '等交接', en: 'Waits for the hand-over' },
  booking: { zh: '等订票或订房', en: 'Waits for a booking or beds' },
  replacement: { zh: '等人员改乘', en: 'Waits until its people travelled otherwise' },
}

/** Why a trip has no seats. */
export const noSeatsTerms: Readonly<Record<LossReason, Words>> = {
  'sold-out': { zh: '已售完', en: 'sold out' },
  'no-longer-offered': { zh: '承运方不再提供', en: 'no longer offered' },
  'hold-expired': { zh: '预留已过期', en: 'the hold expired' },
  'not-booked-by-hand': { zh: '没有人在期限内订好', en: 'nobody booked it in time' },
  'carrier-broken': { zh: '承运方系统故障', en: "the carrier's system is broken" },
  'batch-ended': { zh: '批次已经结束', en: 'the batch ended' },
}

/** Why somebody did not travel. */
export const absenceTerms: Readonly<Record<AbsenceReason, Words>> = {
  'not-there': { zh: '没有来', en: 'was not there' },
  late: { zh: '迟到', en: 'came late' },
  unwell: { zh: '身体不适', en: 'unwell' },
  'changed-mind': { zh: '不去了', en: 'changed their mind' },
  'missed-feeder': { zh: '没赶上接驳车', en: 'missed the feeder' },
  unreported: { zh: '无人报告', en: 'nobody reported' },
  other: { zh: '其他', en: 'something else' },
}
