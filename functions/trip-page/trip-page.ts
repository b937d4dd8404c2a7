import type { Provision, Shift } from '../../domain/enterprises/job-order.ts'
import type { JobPromise } from '../../domain/enterprises/job-promise.ts'
import { type CalendarDate, dateInShanghai, type Instant, timeInShanghai } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'
import type { TripMode } from '../../domain/transport/trips/trip.ts'
import { Html, html } from '../wiring/html.ts'
import { webPage } from '../wiring/web-page.ts'
import type { TripPageLeg, TripPageView } from './trip-page-view.ts'

const arranging = '您已答应去，行程安排中，订好票后短信通知您'

const journeyNames: Record<JourneyState['state'], string> = {
  accepted: arranging,
  seated: '行程已定',
  withdrawn: '您已退出这次安排，对您没有任何影响',
  boarded: '已上车',
  'no-show': '按点名您没有乘车，对您没有任何影响。如果您就在车上，请告诉领队或者按“我要帮助”',
  arrived: '已到达',
  'handed-over': '已到岗',
  diverted: '已到达，工作人员正在为您另作安排',
  left: '您已离开这个岗位',
  released: '这次安排已取消，对您没有任何影响',
}
const modeNames: Record<TripMode, string> = {
  'charter-coach': '包车',
  'feeder-coach': '接驳车',
  'seat-block-rail': '火车',
  'seat-block-air': '飞机',
  'special-train': '专列',
  'charter-flight': '包机',
  'self-arranged': '自行前往（报销路费）',
}
const shiftNames: Record<Shift, string> = { day: '白班', night: '夜班', 'two-shift': '两班倒', 'three-shift': '三班倒' }

/** The whole page of a worker. */
export function tripPage(view: TripPageView, said: string | null, codes: ReadonlyMap<TripPageLeg, Html>): string {
  const title = `${view.person}，您好`
  if (!view.consented)
    return webPage(
      title,
      html`${note(said)}<p>您已撤回同意，我们不会再给您发消息，也不会再作安排。对您没有任何影响。</p>`,
    )
  return webPage(
    title,
    html`${note(said)}${offerPart(view)}${checkInPart(view)}${placementPart(view, codes)}${requestsPart(view)}`,
  )
}

export function noSuchPage(): string {
  return webPage('没有这个页面', html`<p>链接不完整或者已经失效。请打开短信里的完整链接，或者联系村里的工作人员。</p>`)
}

function note(said: string | null): Html | null {
  return said === null ? null : html`<p class="said" role="status">${said}</p>`
}

function offerPart({ offer: latest, placement, isCalledOff, address }: TripPageView): Html | null {
  if (!latest) return null
  const { offer, answer, canAnswer, isWithdrawn } = latest
  const until = moment(offer.answerUntil)
  if (canAnswer && answer === null)
    return html`<section>
<h2>岗位介绍</h2>
${promisePart(offer.promise)}
<p>去不去由您定。请在${until}前答复，不去或者不答复对您没有任何影响。</p>
${buttons(`${address}/answer`, 'answer', [
  ['accepted', '去'],
  ['declined', '不去'],
])}
</section>`
  if (canAnswer)
    return html`<section>
<h2>您的答复：${answer === 'accepted' ? '去' : '不去'}</h2>
${answer === 'accepted' ? null : promisePart(offer.promise)}
<p>按错了或者改主意了都可以改，这一轮答复结束前有效，最晚到${until}。去不去都对您没有任何影响。</p>
${buttons(`${address}/answer`, 'answer', answer === 'accepted' ? [['declined', '改为不去']] : [['accepted', '改为去']])}
</section>`
  if (placement) return null
  const how = isCalledOff
    ? '的岗位安排已取消，请不要前往，不用再答复，对您没有任何影响。'
    : isWithdrawn
      ? '的岗位，您已退出，名额已释放，对您没有任何影响。'
      : answer === 'declined'
        ? '的岗位，您答复了不去。这一轮答复已经结束，对您没有任何影响。'
        : `的岗位，答复时间已过（${until}），不用再答复，对您没有任何影响。`
  return html`<section>
<h2>岗位答复</h2>
<p>${offer.promise.employer}${how}</p>
</section>`
}

function checkInPart({ checkIn, address }: TripPageView): Html | null {
  if (!checkIn) return null
  const first = checkIn.day === 1
  return html`<section>
<h2>${first ? '工作地点、工资、食宿和说好的一样吗？' : `到岗满${checkIn.day}天了，一切都好吗？`}</h2>
${buttons(
  `${address}/answer`,
  'answer',
  first
    ? [
        ['as-promised', '一样'],
        ['not-as-promised', '不一样'],
      ]
    : [
        ['fine', '一切都好'],
        ['needs-help', '需要帮助'],
        ['has-left', '已经离开'],
      ],
)}
</section>`
}

function placementPart({ placement, isCalledOff }: TripPageView, codes: ReadonlyMap<TripPageLeg, Html>): Html | null {
  if (!placement) return null
  const { journey, legs, promise, replaces } = placement
  const isAhead = journey === 'accepted' || journey === 'seated'
  return html`<section>
<h2>${titleOf(placement, isCalledOff)}</h2>
${isAhead && replaces ? html`<p><strong>已取消，请不要前往：</strong>原定${moment(replaces.departure)}从${replaces.place}出发的行程。</p>` : null}
${
  isAhead && isCalledOff
    ? null
    : html`${legs.length > 0 ? html`<ol>${legs.map((leg) => legPart(leg, codes))}</ol>` : null}`
}
<h2>说好的条件</h2>
${promisePart(promise)}
</section>`
}

/** What is true of the journey now: nothing is called settled before it is booked. */
function titleOf(
  { journey, isBooked, legs, replaces }: NonNullable<TripPageView['placement']>,
  isCalledOff: boolean,
): string {
  if (journey !== 'accepted' && journey !== 'seated') return journeyNames[journey]
  if (isCalledOff) return '这次安排已取消，请不要前往，对您没有任何影响'
  if (journey === 'accepted' || !isBooked)
    return replaces ? '原来的行程已取消，正在为您重新安排，订好票后短信通知您' : arranging
  if (legs.some(({ cancelled }) => cancelled)) return '行程有变：有一程已取消，请不要前往，等短信通知'
  return replaces ? '行程已改：下面的行程代替原来的行程' : journeyNames[journey]
}

function legPart(leg: TripPageLeg, codes: ReadonlyMap<TripPageLeg, Html>): Html {
  const { mode, service, from, departsAt, to, arrivesAt, seat, cancelled } = leg
  return html`<li>${cancelled ? html`<strong>已取消，请不要前往</strong><br>` : null}<strong>${moment(departsAt)}</strong> ${from}乘${modeNames[mode]}${service === null ? '' : ` ${service}`}，座号${seat}<br>${moment(arrivesAt)} 到${to}${nightPart(leg)}${ownPart(leg)}${codePart(leg, codes)}</li>`
}

/** Each leg has a code of its own: the one that comes next lies open. */
function codePart(leg: TripPageLeg, codes: ReadonlyMap<TripPageLeg, Html>): Html | null {
  const code = codes.get(leg)
  if (!code) return null
  const open = codes.keys().next().value === leg ? new Html(' open') : null
  return html`<details${open}><summary>这一程的乘车码</summary>
<figure role="img" aria-label="乘车码">${code}<figcaption>乘车码：上车时给领队看，请带身份证</figcaption></figure></details>`
}

/** Told only of beds that are booked. */
function nightPart({ night, cancelled }: TripPageLeg): Html | null {
  if (!night || cancelled) return null
  const { nights, house, address, perNight } = night
  const price = inYuan(perNight)
  return html`<br>途中住${nights}晚：${house}（${address}），已订好，每晚${price}元由我们付<br><span lang="en">You sleep ${nights} ${nights === 1 ? 'night' : 'nights'} on the way in ${house}, ${address}: booked, and we pay the ${price} yuan a night.</span>`
}

function ownPart({ ownJourney, cancelled }: TripPageLeg): Html | null {
  if (!ownJourney || cancelled) return null
  return html`<br>请自己买票前往，原因：${ownJourney.zh}<br><span lang="en">You arrange this journey yourself. ${ownJourney.en}</span>`
}

function promisePart(promise: JobPromise): Html {
  const rows: [string, string][] = [
    ['单位', promise.employer],
    ['岗位', promise.post],
    ['月薪', `${inYuan(promise.monthlyWage)}元`],
    ['地点', `${promise.city} ${promise.site}`],
    ['班次', `${shiftNames[promise.shift]}，每周${promise.hoursPerWeek}小时`],
    ...overtimeRow(promise),
    ['伙食', provision(promise.board)],
    ['住宿', provision(promise.lodging)],
    ['到岗', monthAndDay(promise.startDate)],
  ]
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

function overtimeRow({ overtimePay }: JobPromise): [string, string][] {
  if (!overtimePay) return []
  const { basis, workdayPercent, restDayPercent, holidayPercent } = overtimePay
  const by = basis === 'hourly' ? '计时' : '计件'
  return [['加班费', `${by}，平日${workdayPercent}%，休息日${restDayPercent}%，法定节假日${holidayPercent}%`]]
}

function requestsPart({ mayWithdraw, address }: TripPageView): Html {
  return html`<section>
<h2>其他</h2>
${buttons(`${address}/help`, 'ask', [['help', '我要帮助']])}
<p>急事请打12333，有危险请打110。</p>
<details><summary>我不想去了，或者不想再收到消息</summary>
<p>随时可以，不用说理由，对您没有任何影响。</p>
${mayWithdraw ? buttons(`${address}/withdraw`, 'what', [['journey', '退出这次安排']]) : null}
${buttons(`${address}/withdraw`, 'what', [['consent', '撤回同意，不再给我发消息']])}
</details>
</section>`
}

/** The buttons of one form. */
function buttons(address: string, field: string, choices: readonly [string, string][]): Html {
  return html`<form method="post" action="${address}">${choices.map(
    ([value, label]) => html`<button name="${field}" value="${value}">${label}</button>`,
  )}</form>`
}

function provision(given: Provision): string {
  if (given.given === 'no') return '不提供'
  return given.given === 'free' ? '免费' : `每月${inYuan(given.monthlyCost)}元`
}

function monthAndDay(date: CalendarDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

function moment(instant: Instant): string {
  return `${monthAndDay(dateInShanghai(instant))}${timeInShanghai(instant)}`
}
