import { inYuan } from '../../domain/kernel/money.ts'
import { ownChoiceCode } from '../../domain/transport/journeys/own-choice.ts'
import type { TripMode } from '../../domain/transport/trips/trip.ts'
import { Html, html } from '../wiring/html.ts'
import { type Say, sayMoment } from './say.ts'
import type { TripPageLeg } from './trip-page-view.ts'

const modeNames: Record<TripMode, readonly [string, string]> = {
  'charter-coach': ['包车', 'coach'],
  'feeder-coach': ['接驳车', 'feeder coach'],
  'seat-block-rail': ['火车', 'train'],
  'seat-block-air': ['飞机', 'flight'],
  'special-train': ['专列', 'special train'],
  'charter-flight': ['包机', 'charter flight'],
  'self-arranged': ['自行前往（报销路费）', 'your own journey, its fare paid back'],
}

/** Nobody pays back what somebody chose instead of a seat that was theirs. */
const ownTicket = ['自行前往（车票自己付）', 'your own journey, whose ticket you pay'] as const

export type Codes = ReadonlyMap<TripPageLeg, Html>

/** One vehicle: when, where, what, which seat, who leads, who pays, and what comes after it; `end` is said of the last one. */
export function legPart(leg: TripPageLeg, codes: Codes, end: string, say: Say): Html {
  const { mode, service, from, township, departsAt, to, arrivesAt, cancelled, ownJourney } = leg
  const what = `${say(...(ownJourney?.code === ownChoiceCode ? ownTicket : modeNames[mode]))}${service === null ? '' : ` ${service}`}`
  const off = cancelled ? html`<strong>${say('已取消，请不要前往', 'Cancelled: do not go')}</strong><br>` : null
  const where = say(`${from}乘${what}，${seatOf(leg, say)}`, ` from ${from} by ${what}, ${seatOf(leg, say)}`)
  return html`<li>${off}<strong>${sayMoment(departsAt, say)}</strong> ${where}${township && html`<br>${say(`上车点在${township}`, `The stop is in ${township}`)}`}<br>${sayMoment(arrivesAt, say)} ${say(`到${to}`, `at ${to}`)}${cancelled ? null : [crewPart(leg, say), farePart(leg, say), nightPart(leg, say), ownPart(leg, say), afterPart(leg, end, say), codePart(leg, codes, say)]}</li>`
}

function seatOf({ mode, seat, place }: TripPageLeg, say: Say): string {
  if (place !== null) return say(`座位${place}`, `place ${place}`)
  const isCoach = mode === 'charter-coach' || mode === 'feeder-coach' || mode === 'self-arranged'
  const later = isCoach ? '' : say('（车厢座位出票后显示）', ' (carriage and place are shown once ticketed)')
  return `${say(`座号${seat}`, `seat ${seat}`)}${later}`
}

function crewPart({ mode, plate, leader }: TripPageLeg, say: Say): Html | null {
  if (mode === 'self-arranged') return null
  const isCoach = mode === 'charter-coach' || mode === 'feeder-coach'
  const unknown = say('还没有定，定了在这里显示', 'not yet known; it will stand here')
  return html`${isCoach ? html`<br>${say('车牌号：', 'Number plate: ')}${plate ?? unknown}` : null}<br>${say('领队：', 'Leader: ')}${leader ? html`${leader.name} <a href="tel:${leader.phone}">${leader.phone}</a>` : unknown}`
}

function farePart({ mode }: TripPageLeg, say: Say): Html | null {
  if (mode === 'self-arranged') return null
  return html`<br>${say('车费由我们付，您不用付钱', 'We pay the fare: you pay nothing')}`
}

/** Told only of beds that are booked. */
function nightPart({ night }: TripPageLeg, say: Say): Html | null {
  if (!night) return null
  const { nights, house, address, perNight } = night
  const price = inYuan(perNight)
  return html`<br>${say(
    `途中住${nights}晚：${house}（${address}），已订好，每晚${price}元由我们付`,
    `You sleep ${nights} ${nights === 1 ? 'night' : 'nights'} on the way in ${house}, ${address}: booked, and we pay the ${price} yuan a night.`,
  )}`
}

function ownPart({ ownJourney }: TripPageLeg, say: Say): Html | null {
  if (!ownJourney) return null
  return html`<br>${say(`请自己买票前往，原因：${ownJourney.zh}`, `You arrange this journey yourself. ${ownJourney.en}`)}`
}

/** What happens at the end, or how long they wait for the next vehicle. */
function afterPart({ waitMinutes }: TripPageLeg, end: string, say: Say): Html {
  if (waitMinutes === null) return html`<br>${end}`
  const [hours, minutes] = [Math.floor(waitMinutes / 60), waitMinutes % 60]
  return html`<br>${say(`在这里换乘，等${hours}小时${minutes}分钟`, `You change here, and wait ${hours} h ${minutes} min`)}`
}

/** Each leg has a code of its own: the one that comes next lies open. */
function codePart(leg: TripPageLeg, codes: Codes, say: Say): Html | null {
  const code = codes.get(leg)
  if (!code) return null
  const open = codes.keys().next().value === leg ? new Html(' open') : null
  return html`<details${open}><summary>${say('这一程的乘车码', 'Boarding code of this leg')}</summary>
<figure role="img" aria-label="${say('乘车码', 'Boarding code')}">${code}<figcaption>${say('乘车码：上车时给领队看，请带身份证', 'Show it to the leader when you board, and bring your ID card')}</figcaption></figure></details>`
}
