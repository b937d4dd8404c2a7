import { awaitsHandOver } from '../../domain/arrival/hand-over.ts'
import { writtenMoment } from '../../domain/kernel/forms/beijing-time.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { judgeTripReport } from '../../domain/transport/trips/judge-trip-report.ts'
import type { Passenger, PassengerState } from '../../domain/transport/trips/passenger.ts'
import { arrivesAt, type Trip, type TripMode } from '../../domain/transport/trips/trip.ts'
import { recognisedBy } from '../transport/recognised-by.ts'
import type { Deps } from '../wiring/deps.ts'
import { formFields } from '../wiring/form-fields.ts'
import { type Html, html } from '../wiring/html.ts'
import type { Filled, FirmPage, Looking, ShownPage } from './firm-page.ts'
import { sendAgainPart } from './sending-again.ts'

type ArrivalsPage = FirmPage<'arrivals'>
type Needed = Pick<Deps, 'trips' | 'passengers' | 'jobOrders' | 'workers' | 'vault' | 'clock'>

/**
 * Who comes by a trip and when, and who of them has come. Of each no more than a masked name, the last four of phone and ID, where they
 * board this vehicle, and the seat.
 */
export async function arrivalsPage(
  page: ArrivalsPage,
  filled: Filled | null,
  _: Looking,
  deps: Needed,
): Promise<ShownPage> {
  const { say, subject, enterprise } = page
  const trip = await deps.trips.get(subject.tripId)
  if (!trip) throw new Error(`the trip of ${page.link.id} is gone`)
  const all = await deps.passengers.ofTrip(trip.tripId)
  const people = all.filter(({ enterpriseId, state }) => enterpriseId === enterprise.id && state !== 'withdrawn')
  const why = openingSentences('show-arrivals', { enterpriseId: enterprise.id, tripId: trip.tripId }).en
  const [names, orders] = await Promise.all([
    recognisedBy(people, why, deps),
    deps.jobOrders.getMany(people.map(({ jobOrderId }) => jobOrderId)),
  ])
  const posts = new Map(orders.map(({ id, post }) => [id, post]))
  const now = deps.clock.now()
  const judged = judgeTripReport('hand-over', trip, { at: now, now })
  const awaited = people.filter(awaitsHandOver)
  const lines = people.map((passenger) => ({
    passenger,
    name: recognised(page, names.get(passenger.workerId)),
    boardedAt: trip.stops[passenger.boardsAt]?.name ?? '',
    post: posts.get(passenger.jobOrderId) ?? '',
  }))
  return {
    title: say('到岗人员', 'Who arrives'),
    content: html`<p><strong>${writtenMoment(arrivesAt(trip))}</strong> ${say(
      `预计到达，${modeNames[trip.mode][0]}，${people.length}人`,
      `expected by ${modeNames[trip.mode][1]}, ${people.length} people`,
    )}</p>
${receiptPart(page, trip)}
${receiptCutOff(page, trip, people) ? againPart(page, trip, filled) : null}
${isRefusal(judged) && awaited.length > 0 ? html`<p class="said" role="status">${say('现在还不能确认到岗：', 'Nobody can be confirmed yet: ')}${judged.words[page.language]}</p>` : null}
${
  people.length === 0
    ? html`<p>${say('这趟车上现在没有到贵单位的人。', 'Nobody on this trip comes to you now.')}</p>`
    : isRefusal(judged) || (awaited.length === 0 && !people.some(mayStillCome))
      ? listPart(page, lines)
      : confirmPart(page, lines, awaited.length, filled)
}
${correctPart(page, lines, filled)}`,
  }
}

/**
 * All were told of on this link, and it was not passed on: nobody has closed the journey, or followed the people up. Without a receipt of
 * the enterprise it broke off before; a server that has given it sends it again by itself.
 */
export function receiptCutOff(
  { link, enterprise }: ArrivalsPage,
  { receipts }: Pick<Trip, 'receipts'>,
  people: readonly Passenger[],
): boolean {
  if (link.settledAt !== undefined || people.some(awaitsHandOver)) return false
  const own = receipts.filter(({ enterpriseId }) => enterpriseId === enterprise.id)
  return own.length === 0
    ? people.some(({ state }) => state === 'handed-over')
    : own.some(({ linkId }) => linkId === link.id)
}

function againPart(page: ArrivalsPage, { receipts }: Trip, filled: Filled | null): Html {
  const own = receipts.findLast(({ enterpriseId }) => enterpriseId === page.enterprise.id)
  const name = own ? null : formFields(filled).input('name', page.say('接收人姓名', 'Your name'), { longest: 40 })
  return sendAgainPart(page, `${page.address}/arrivals`, { do: 'again', name: own?.receivedBy }, name)
}

/** Who did not come with the others may come after them. */
export function mayStillCome({ state }: Pick<Passenger, 'state'>): boolean {
  return state === 'no-show'
}

interface Line {
  readonly passenger: Passenger
  readonly name: string
  readonly post: string
  readonly boardedAt: string
}

function receiptPart({ say, enterprise }: ArrivalsPage, { receipts }: Trip): Html | null {
  const own = receipts.filter(({ enterpriseId }) => enterpriseId === enterprise.id)
  if (own.length === 0) return null
  return html`<p class="said" role="status">${own.map(
    ({ receivedBy, at }) =>
      html`${say(`已由${receivedBy}于${writtenMoment(at)}确认。`, `Confirmed by ${receivedBy}, ${writtenMoment(at)}.`)}<br>`,
  )}</p>`
}

function listPart(page: ArrivalsPage, lines: readonly Line[]): Html {
  return html`<table>${lines.map(
    (line) => html`<tr><td>${told(page, line)}</td><td>${stateOf(page, line.passenger)}</td></tr>`,
  )}</table>`
}

function confirmPart(page: ArrivalsPage, lines: readonly Line[], awaited: number, filled: Filled | null): Html {
  const { say, address } = page
  const fields = formFields(filled)
  return html`<form method="post" action="${address}/arrivals">
${fields.hidden('awaited', String(awaited))}
${fields.input('name', say('接收人姓名', 'Your name'), { longest: 40 })}
${awaited > 0 ? html`<button name="do" value="all">${say(`${awaited}人全部已到`, `All ${awaited} have arrived`)}</button>` : null}
<details${awaited === 0 || filled?.typed['do'] === 'some' ? html` open` : null}><summary>${say('逐个确认', 'One by one')}</summary>
${lines.map((line) =>
  awaitsHandOver(line.passenger) || mayStillCome(line.passenger)
    ? fields.choice(line.passenger.placementId, `${told(page, line)} ${stateOf(page, line.passenger)}`, [
        ['arrived', say('已到', 'arrived')],
        ...(awaitsHandOver(line.passenger) ? [['absent', say('没到', 'did not come')] as const] : []),
        ['', say('还不确定', 'not sure yet')],
      ])
    : html`<p>${told(page, line)} ${stateOf(page, line.passenger)}</p>`,
)}
<button name="do" value="some">${say('按勾选的提交', 'Send what is marked')}</button>
</details>
</form>`
}

/** Who was confirmed wrongly, either way; the reason is asked for once. */
function correctPart(page: ArrivalsPage, lines: readonly Line[], filled: Filled | null): Html | null {
  const { say, address } = page
  const settled = lines.filter(({ passenger: { state } }) => state === 'handed-over' || state === 'no-show')
  if (settled.length === 0) return null
  const fields = formFields(filled)
  return html`<details${filled?.typed['do'] === 'correct' ? html` open` : null}><summary>${say('报错了，要更正', 'Something was confirmed wrongly')}</summary>
<form method="post" action="${address}/arrivals">
${settled.map((one) =>
  fields.choice(`is-${one.passenger.placementId}`, `${told(page, one)} ${stateOf(page, one.passenger)}`, [
    one.passenger.state === 'handed-over'
      ? ['absent', say('其实没到', 'did not come after all')]
      : ['arrived', say('其实已到', 'had come after all')],
    ['', say('不更正', 'is right')],
  ]),
)}
${fields.input('why', say('更正原因', 'Why it was wrong'), { longest: 300 })}
${fields.input('name', say('更正人姓名', 'Your name'), { longest: 40 })}
<button name="do" value="correct">${say('提交更正', 'Send the correction')}</button>
</form></details>`
}

function told({ say }: ArrivalsPage, { passenger: { seat }, name, post, boardedAt }: Line): string {
  return say(`${name} ${post} ${boardedAt}上车 ${seat}号座`, `${name}, ${post}, boards at ${boardedAt}, seat ${seat}`)
}

type Recognised = Awaited<ReturnType<typeof recognisedBy>> extends ReadonlyMap<unknown, infer One> ? One : never

/** 王** (手机5678，身份证002X): what HR has on paper, and no more. */
function recognised({ say }: ArrivalsPage, known: Recognised | undefined): string {
  if (!known) return ''
  const { maskedName, phoneLast4, idLast4 } = known
  const lastFour = [
    phoneLast4 === null ? '' : say(`手机${phoneLast4}`, `phone ${phoneLast4}`),
    idLast4 === null ? '' : say(`身份证${idLast4}`, `ID ${idLast4}`),
  ].filter((part) => part !== '')
  if (lastFour.length === 0) return maskedName
  return say(`${maskedName}（尾号：${lastFour.join('，')}）`, `${maskedName} (ending in: ${lastFour.join(', ')})`)
}

function stateOf({ say }: ArrivalsPage, { state }: Passenger): string {
  return say(...stateNames[state])
}

const stateNames: Record<PassengerState, readonly [string, string]> = {
  expected: ['待乘车', 'to board'],
  boarded: ['在路上', 'on the way'],
  arrived: ['已到站', 'at the last stop'],
  withdrawn: ['不来', 'does not come'],
  'no-show': ['没到', 'did not come'],
  'handed-over': ['已到岗', 'arrived with you'],
  diverted: ['另作安排', 'arranged elsewhere'],
}
const modeNames: Record<TripMode, readonly [string, string]> = {
  'charter-coach': ['包车', 'coach'],
  'feeder-coach': ['接驳车', 'feeder coach'],
  'seat-block-rail': ['火车', 'train'],
  'seat-block-air': ['飞机', 'plane'],
  'special-train': ['专列', 'special train'],
  'charter-flight': ['包机', 'charter flight'],
  'self-arranged': ['自行前往', 'their own arrangement'],
}
