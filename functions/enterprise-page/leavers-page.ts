import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { maskedNames } from '../transport/masked-names.ts'
import type { Deps } from '../wiring/deps.ts'
import { formFields } from '../wiring/form-fields.ts'
import { type Html, html } from '../wiring/html.ts'
import { finishPart } from './finishing.ts'
import type { Filled, FirmPage, Looking, ShownPage } from './firm-page.ts'
import { peopleOfOrder } from './people-of-order.ts'
import { sendAgainPart } from './sending-again.ts'

/** Orders that are shown at once, newest first. */
const ordersShown = 50

type LeaversPage = FirmPage<'leavers'>
type LeftJourney = Extract<Placement['journey'], { state: 'left' }>
type Needed = Pick<Deps, 'jobOrders' | 'places' | 'passengers' | 'placements' | 'workers' | 'vault' | 'clock'>

/** Of which order somebody has left, then who: the enterprise's people of one order, names masked. */
export async function leaversPage(
  page: LeaversPage,
  filled: Filled | null,
  { order: orderId, from = 0 }: Looking,
  deps: Needed,
): Promise<ShownPage> {
  const { say, enterprise } = page
  const { items } = await deps.jobOrders.list(null, ordersShown, enterprise.id)
  const order = items.find(({ id }) => id === orderId) ?? (items.length === 1 ? items[0] : undefined)
  return {
    title: say('人员离岗', 'Who has left'),
    content: html`${order ? await peoplePart(page, order, from, filled, deps) : ordersPart(page, items)}
${finishPart(page, 'leavers')}`,
  }
}

function ordersPart({ say, address }: LeaversPage, orders: readonly JobOrder[]): Html {
  if (orders.length === 0) return html`<p>${say('还没有报过岗位。', 'No vacancy was reported yet.')}</p>`
  return html`<p>${say('请选岗位：', 'Choose the post:')}</p>
<ul>${orders.map(
    ({ id, post, startDate }) =>
      html`<li><a href="${address}?order=${id}">${post} ${say(`${startDate}到岗`, `from ${startDate}`)}</a></li>`,
  )}</ul>`
}

async function peoplePart(
  page: LeaversPage,
  order: JobOrder,
  from: number,
  filled: Filled | null,
  deps: Needed,
): Promise<Html> {
  const { say, address, enterprise } = page
  const { people: found, next } = await peopleOfOrder(order.id, from, deps)
  const people = found.filter(
    ({ journey: { state } }) => state === 'handed-over' || state === 'arrived' || state === 'left',
  )
  const names = await maskedNames(people, openingSentences('show-leavers', { enterpriseId: enterprise.id }).en, deps)
  const there = people.filter(({ journey }) => journey.state !== 'left')
  const left = people.filter(({ journey }) => journey.state === 'left')
  const notPassedOn = page.link.settledAt ? new Set() : await stillEngaged(left, deps)
  const fields = formFields(filled, { leftOn: dateInShanghai(deps.clock.now()) })
  const nameOf = ({ workerId }: Placement) => names.get(workerId) ?? ''
  return html`<h2>${order.post}</h2>
${
  page.link.settledAt
    ? null
    : there.length === 0
      ? html`<p>${say('没有在岗人员。', 'Nobody is at work.')}</p>`
      : html`<form method="post" action="${address}/leavers">
${fields.hidden('order', order.id)}${fields.hidden('from', String(from))}
${fields.choice(
  'placement',
  say('谁离开了', 'Who has left'),
  there.map((one) => [one.placementId, told(page, one, nameOf(one))] as const),
)}
${fields.input('leftOn', say('离开日期', 'On which day'), { type: 'date' })}
${fields.input('name', say('填报人姓名', 'Your name'), { longest: 40 })}
<button>${say('报离岗', 'Report')}</button>
</form>`
}
<ul>${people.flatMap((one) =>
    one.journey.state === 'left'
      ? [
          leftPart(
            page,
            one.journey,
            nameOf(one),
            notPassedOn.has(one.workerId) ? againPart(page, one, order, from) : null,
          ),
        ]
      : [],
  )}</ul>
${next !== null ? html`<p><a href="${address}?order=${order.id}&from=${next}">${say('更多', 'More')}</a></p>` : null}`
}

function told({ say }: LeaversPage, { journey }: Placement, name: string): string {
  const since = 'at' in journey ? dateInShanghai(journey.at) : ''
  return say(`${name} ${since}到岗`, `${name}, since ${since}`)
}

function leftPart({ say }: LeaversPage, { at, by }: LeftJourney, name: string, again: Html | null): Html {
  const day = dateInShanghai(at)
  const who = by === undefined ? '' : say(`（${by}登记）`, ` (reported by ${by})`)
  return html`<li>${say(`${name} ${day}离开${who}`, `${name}, left on ${day}${who}`)}${again}</li>`
}

/** They have left, and are not free for another post yet: the call broke off in between. */
async function stillEngaged(
  left: readonly Placement[],
  { workers }: Pick<Deps, 'workers'>,
): Promise<ReadonlySet<string>> {
  const batchOf = new Map(left.map(({ workerId, batchId }) => [workerId, batchId]))
  const found = await workers.getMany([...batchOf.keys()])
  return new Set(found.flatMap(({ workerId, engagedIn }) => (engagedIn === batchOf.get(workerId) ? [workerId] : [])))
}

function againPart(page: LeaversPage, { placementId, journey }: Placement, order: JobOrder, from: number): Html {
  const { at, by } = journey as LeftJourney
  const said = { order: order.id, from, placement: placementId, leftOn: dateInShanghai(at) }
  const name =
    by === undefined ? formFields(null).input('name', page.say('填报人姓名', 'Your name'), { longest: 40 }) : null
  return sendAgainPart(page, `${page.address}/leavers`, { ...said, name: by }, name)
}
