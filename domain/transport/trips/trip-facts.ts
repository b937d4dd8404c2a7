import { writtenMoment } from '../../kernel/forms/beijing-time.ts'
import type { FormFact, PrintedForm } from '../../kernel/forms/printed-form.ts'
import { arrivesAt, departsAt, type Trip, type TripMode } from './trip.ts'

interface Vehicle {
  readonly name: string
  /** What its service is called. */
  readonly service: string
  /** Hired with drivers, and known by its number plate. */
  readonly isCoach: boolean
  /** Where the carrier gives out the places, the head of the box for them; null: we seat people ourselves. */
  readonly place: string | null
}

export const vehicles: Record<TripMode, Vehicle> = {
  'charter-coach': { name: '专车（包车）', service: '车次', isCoach: true, place: null },
  'feeder-coach': { name: '接驳专车', service: '车次', isCoach: true, place: null },
  'seat-block-rail': { name: '火车（团体票）', service: '车次', isCoach: false, place: '车厢座位' },
  'seat-block-air': { name: '飞机（团体票）', service: '航班', isCoach: false, place: '座位号' },
  'special-train': { name: '专列', service: '车次', isCoach: false, place: '车厢座位' },
  'charter-flight': { name: '包机', service: '航班', isCoach: false, place: '座位号' },
  'self-arranged': { name: '自行前往', service: '车次', isCoach: false, place: '车次座位' },
}

/** 镇雄县至东莞市 */
export function routeOf({ stops }: Pick<Trip, 'stops'>): string {
  return `${stops[0]?.name ?? ''}至${stops.at(-1)?.name ?? ''}`
}

/**
 * What stands above every list of a trip: the vehicle, its way and times, who drives and who leads the group. Drivers
 * are not kept by the system, and the leader's telephone is sealed, so they are boxes to write into; so is what is not known yet.
 */
export function tripFacts(trip: Trip): PrintedForm['facts'] {
  const { mode, service, hire, booking, drivers, stops } = trip
  const { name, service: serviceHead, isCoach } = vehicles[mode]
  const reference = booking.state === 'confirmed' ? booking.reference : null
  const first = [
    { label: '出行方式', value: name },
    { label: serviceHead, value: service },
    ...(hire ? [{ label: '承运单位', value: hire.carrier }] : []),
  ]
  const way = [
    { label: '发车', value: `${writtenMoment(departsAt(trip))} ${stops[0]?.name ?? ''}` },
    { label: '预计到达', value: `${writtenMoment(arrivesAt(trip))} ${stops.at(-1)?.name ?? ''}` },
  ]
  const leader = [box('带队人'), box('带队人电话'), ...(reference ? [{ label: '订单号', value: reference }] : [])]
  const night = lodgingFacts(trip)
  if (!isCoach) return [first, way, leader]
  const isPair = drivers > 1
  const one = isPair ? '司机一' : '司机'
  const plateAndDriver = [{ label: '车牌号', value: trip.crew?.plate ?? null }, box(one), box(`${one}电话`)]
  return [first, way, ...night, leader, plateAndDriver, ...(isPair ? [[box('司机二'), box('司机二电话')]] : [])]
}

/** Where those sleep who go on the next day, for whoever leads them there. */
function lodgingFacts({ lodging, beds }: Trip): PrintedForm['facts'] {
  if (!lodging) return []
  const { guests, nights, place, until } = lodging
  return [
    [
      { label: '途中住宿', value: beds ? `${beds.house}（${beds.address}）` : null },
      { label: '住宿人数', value: `${guests}人，共${nights}晚，${place}附近，住到${writtenMoment(until)}` },
      { label: '住宿订单号', value: beds?.reference ?? null },
    ],
  ]
}

export function box(label: string): FormFact {
  return { label, value: null }
}
