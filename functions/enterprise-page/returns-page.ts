import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import { atTheJob, type Placement } from '../../domain/matching/placement.ts'
import { maskedNames } from '../transport/masked-names.ts'
import type { Deps } from '../wiring/deps.ts'
import { formFields } from '../wiring/form-fields.ts'
import { Html, html } from '../wiring/html.ts'
import type { Filled, FirmPage, Looking, ShownPage } from './firm-page.ts'
import { peopleOfOrder } from './people-of-order.ts'

type Needed = Pick<
  Deps,
  'batches' | 'returnProposals' | 'jobOrders' | 'places' | 'passengers' | 'placements' | 'workers' | 'vault' | 'clock'
>

const checked = new Html(' checked')

/** Orders that are shown at once, newest first. */
const ordersShown = 50

/** Who of one post is to be asked about a seat home, or back, and from which day: the enterprise's people, names masked. */
export async function returnsPage(
  page: FirmPage<'returns'>,
  filled: Filled | null,
  { order: orderId, from = 0 }: Looking,
  deps: Needed,
): Promise<ShownPage> {
  const { say, enterprise, subject, address } = page
  const batch = await deps.batches.get(subject.batchId)
  const returns = batch?.returns
  const isHomeward = returns?.direction === 'homeward'
  const title = isHomeward ? say('返乡乘车报名', 'Journeys home') : say('返岗乘车报名', 'Journeys back to the post')
  if (!batch || !returns) return { title, content: html`<p>${say('没有这次安排。', 'There is no such journey.')}</p>` }
  const proposed = await deps.returnProposals.ofBatch(batch.batchId, enterprise.id)
  const dayOf = new Map(proposed.map(({ placementId, day }) => [placementId, day]))
  const isOpen = batch.state === 'running' && deps.clock.now() < returns.proposeUntil
  const { items } = await deps.jobOrders.list(null, ordersShown, enterprise.id)
  const order = items.find(({ id }) => id === orderId) ?? (items.length === 1 ? items[0] : undefined)
  const count = say(`已报${proposed.length}人。`, `${proposed.length} proposed so far.`)
  const rule = say(
    '坐不坐由本人定，我们逐个短信询问；不坐、不答复都没有任何影响。',
    'Each of them decides, and is asked by text; nothing follows from a no or from silence.',
  )
  const { from: first, to: last } = batch.travelWindow
  const head = html`<p>${say(`${first}至${last}统一安排乘车。`, `Vehicles run from ${first} to ${last}.`)}${rule}</p><p>${count}</p>`
  if (!order)
    return {
      title,
      content: html`${head}<ul>${items.map(
        ({ id, post, startDate }) =>
          html`<li><a href="${address}?order=${id}">${post} ${say(`${startDate}到岗`, `from ${startDate}`)}</a></li>`,
      )}</ul>`,
    }
  const { people: found, next } = await peopleOfOrder(order.id, from, deps)
  const there = found.filter(({ journey }) => atTheJob.includes(journey.state))
  const names = await maskedNames(there, openingSentences('show-leavers', { enterpriseId: enterprise.id }).en, deps)
  const fields = formFields(filled, { day: first > dateInShanghai(deps.clock.now()) ? first : '' })
  const row = ({ placementId, workerId }: Placement) => {
    const day = dayOf.get(placementId)
    const name = names.get(workerId) ?? ''
    const isTicked = filled?.typed[`p-${placementId}`] !== undefined
    const note = day === undefined ? '' : say(`（已报${day}）`, ` (proposed, ${day})`)
    return html`<li><label><input type="checkbox" name="p-${placementId}" value="on"${isTicked ? checked : null}> ${name}${note}</label></li>`
  }
  return {
    title,
    content: html`${head}
<h2>${order.post}</h2>
${
  !isOpen
    ? html`<p class="said" role="status">${say('报名已经截止。', 'The time to propose is over.')}</p>`
    : there.length === 0
      ? html`<p>${say('没有在岗人员。', 'Nobody is at work.')}</p>`
      : html`<form method="post" action="${address}/returns">
${fields.hidden('order', order.id)}${fields.hidden('from', String(from))}
<ul>${there.map(row)}</ul>
${fields.input('day', isHomeward ? say('最早哪天可以走', 'From which day they may leave') : say('哪天到岗', 'On which day they are to be back'), { type: 'date' })}
${fields.input('name', say('填报人姓名', 'Your name'), { longest: 40 })}
<button>${say('报名', 'Propose them')}</button>
</form>`
}
${next === null ? null : html`<p><a href="${address}?order=${order.id}&from=${next}">${say('更多', 'More')}</a></p>`}`,
  }
}
