import type { Bound, EventRule, Fit } from '../../kernel/judge-event.ts'
import type { Words } from '../../kernel/words.ts'
import type { TripStanding } from './trip-standing.ts'
import type { TripReport } from './trip-wait.ts'

type Moment = 'opens' | 'departed' | 'arrived' | 'earliest-arrival' | 'gate-opens'
type TripRule = EventRule<TripStanding, Moment>

/** Reports may come this long before the departure, and a plant may count this long before the planned arrival. */
export const earlyHours = 2

const cancelled: Words = {
  zh: '这趟车已取消，不开：请查看乘客现在的行程。',
  en: 'This trip does not run: look up how its people travel now.',
}
const lost: Words = {
  zh: '这趟车已报告开不了，正在为乘客另作安排：请查看他们的新行程。',
  en: 'This trip was reported lost and its people are planned again: look up their new trip.',
}
const unbooked: Words = {
  zh: '这趟车还没有订好：订好以后、发车前2小时起才能报告。',
  en: 'This trip is not booked yet: reports are taken once it is, from 2 hours before the departure.',
}
const empty: Words = {
  zh: '按点名没有人上这趟车：如果有人上了车，请先补报点名。',
  en: 'By the roll-call nobody came: if somebody did board, report the roll-call first.',
}
const underWay: Words = {
  zh: '这趟车上的人已经在路上：请电话联系领队照顾他们。',
  en: 'People of this trip are under way: look after them with the escort by telephone.',
}

const doesNotRun = { cancelled, lost, unbooked } as const satisfies Partial<Record<TripStanding, Fit>>

const opens: Bound<Moment> = {
  moment: 'opens',
  called: { zh: `计划发车前${earlyHours}小时`, en: `${earlyHours} hours before the planned departure` },
}
const departed: Bound<Moment> = { moment: 'departed', called: { zh: '报告的出发时间', en: 'the reported departure' } }
const arrived: Bound<Moment> = { moment: 'arrived', called: { zh: '报告的到达时间', en: 'the reported arrival' } }

/** What staff, escorts and plants may report of a journey, and when. */
export const tripReportRules: Readonly<Record<TripReport, TripRule>> = {
  /** Of one person; it may come late, from a phone that had no network. */
  'roll-call': {
    name: { zh: '点名', en: 'The roll-call' },
    states: {
      planned: 'fits',
      boarded: 'fits',
      departed: 'fits',
      arrived: 'fits',
      'handed-over': 'fits',
      unreported: 'fits',
      empty: 'fits',
      ...doesNotRun,
    },
    notBefore: [opens],
    notAfter: [arrived],
  },
  departure: {
    name: { zh: '出发', en: 'The departure' },
    states: {
      planned: 'fits',
      boarded: 'fits',
      unreported: 'fits',
      departed: 'stands',
      arrived: 'stands',
      'handed-over': 'stands',
      empty,
      ...doesNotRun,
    },
    notBefore: [opens],
  },
  arrival: {
    name: { zh: '到达', en: 'The arrival' },
    states: {
      planned: 'fits',
      boarded: 'fits',
      departed: 'fits',
      unreported: 'fits',
      arrived: 'stands',
      'handed-over': 'stands',
      empty,
      ...doesNotRun,
    },
    notBefore: [
      departed,
      {
        moment: 'earliest-arrival',
        called: { zh: '最快也要到的时间（路程的一半）', en: 'the soonest possible, half of the planned ride' },
      },
    ],
  },
  /** Of one plant; a later receipt may add people who came after the others. */
  'hand-over': {
    name: { zh: '交接', en: 'The hand-over' },
    states: {
      planned: 'fits',
      boarded: 'fits',
      departed: 'fits',
      arrived: 'fits',
      'handed-over': 'fits',
      unreported: 'fits',
      empty,
      ...doesNotRun,
    },
    notBefore: [
      arrived,
      {
        moment: 'gate-opens',
        called: {
          zh: `报告到达以后，或计划到达前${earlyHours}小时`,
          en: `the reported arrival, or ${earlyHours} hours before the planned one`,
        },
      },
    ],
  },
}

/** A report for which this kind of trip has no use. */
export const noSuchReport: Readonly<Record<'own-journey' | 'feeder', Words>> = {
  'own-journey': {
    zh: '自行前往的行程不点名，也不报出发和到达：到单位后报交接。',
    en: 'People who travel on their own are not called, and report neither departure nor arrival: report the hand-over at the plant.',
  },
  feeder: {
    zh: '接驳车到车站或机场为止，不到单位：请在下一程报交接。',
    en: 'A feeder ends at a station or an airport, not at a plant: report the hand-over on the trip after it.',
  },
}

/** Only a booked trip that nobody has boarded can be lost. */
export const lossRule: TripRule = {
  name: { zh: '车次开不了', en: 'The loss of a trip' },
  states: {
    planned: 'fits',
    lost: 'stands',
    unbooked: {
      zh: '这趟车还没有订好，谈不上开不了：订票失败会自动重新安排。',
      en: 'The trip is not booked, so it cannot be lost: what cannot be booked is planned again by itself.',
    },
    boarded: underWay,
    departed: underWay,
    arrived: underWay,
    'handed-over': underWay,
    unreported: underWay,
    empty,
    cancelled,
  },
}
