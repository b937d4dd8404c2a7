import type { Agreement } from '../../domain/enterprises/agreement.ts'
import { writtenMoment } from '../../domain/kernel/forms/beijing-time.ts'
import type { Deps } from '../wiring/deps.ts'
import { formFields } from '../wiring/form-fields.ts'
import { type Html, html } from '../wiring/html.ts'
import type { Filled, FirmPage, Looking, ShownPage } from './firm-page.ts'
import { sendAgainPart, wasCutOff } from './sending-again.ts'
import { toldBy } from './told-by.ts'

/** What is agreed, and the signature or what became of it. */
export async function agreementPage(
  page: FirmPage<'sign-agreement'>,
  filled: Filled | null,
  _: Looking,
  { agreements, clock }: Pick<Deps, 'agreements' | 'clock'>,
): Promise<ShownPage> {
  const { say } = page
  const agreement = await agreements.get(page.subject.agreementId)
  if (!agreement) throw new Error(`the agreement of ${page.link.id} is gone`)
  const { firstDay, lastDay, quota, wording } = agreement
  const isOpen = agreement.state === 'offered' && clock.now() <= agreement.answerUntil
  const rows: [string, string][] = [
    [say('期限', 'Term'), say(`${firstDay}至${lastDay}`, `${firstDay} to ${lastDay}`)],
    [
      say('人数', 'People'),
      quota === undefined
        ? say('按各订单', 'as each order asks')
        : say(`各批次合计最多${quota}人`, `${quota} at most, over all batches`),
    ],
  ]
  return {
    title: say('直报直供协议', 'Agreement: direct reporting, direct supply'),
    content: html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${wording === undefined ? null : html`<h2>${say('约定', 'What is agreed')}</h2><pre>${wording}</pre>`}
${isOpen ? signPart(page, agreement, filled) : html`<p class="said" role="status">${whatStands(page, agreement)}</p>${sayAgainPart(page, agreement)}`}`,
  }
}

/** Once it is active, or another has taken its place, whoever waited for the answer has heard it. */
function sayAgainPart(page: FirmPage<'sign-agreement'>, agreement: Agreement): Html | null {
  if (agreement.state !== 'signed' && agreement.state !== 'declined') return null
  const { saidBy } = agreement
  if (!wasCutOff(page, saidBy)) return null
  const said = agreement.state === 'signed' ? { do: 'sign' } : { do: 'decline', why: agreement.why }
  return sendAgainPart(page, `${page.address}/agreement`, { ...said, name: saidBy?.name, role: saidBy?.role })
}

function signPart({ say, address }: FirmPage<'sign-agreement'>, agreement: Agreement, filled: Filled | null): Html {
  const fields = formFields(filled)
  const until = writtenMoment(agreement.answerUntil)
  return html`<p>${say(
    `签不签由贵单位定。请在${until}前答复，过时协议自动失效。`,
    `Whether to sign is for you to say. Answer by ${until} (Beijing time), or the offer lapses.`,
  )}</p>
<form method="post" action="${address}/agreement">
${fields.input('name', say('签署人姓名', 'Your name'), { longest: 40 })}
${fields.input('role', say('职务', 'Your position'), { longest: 40 })}
<button name="do" value="sign">${say('同意并签署', 'Agree and sign')}</button>
<details${filled?.typed['do'] === 'decline' ? html` open` : null}><summary>${say('不签', 'Decline')}</summary>
${fields.text('why', say('理由', 'Why'), 300)}
<button name="do" value="decline">${say('不签这份协议', 'Decline the agreement')}</button>
</details>
</form>`
}

function whatStands(page: FirmPage<'sign-agreement'>, agreement: Agreement): string {
  const { say } = page
  switch (agreement.state) {
    case 'offered':
    case 'lapsed':
      return say('没有按时签署，协议已失效。', 'It was not signed in time and has lapsed.')
    case 'declined':
      return say(
        `已答复不签：${toldBy(page, agreement.declinedAt, agreement.saidBy)}。理由：${agreement.why}`,
        `Declined: ${toldBy(page, agreement.declinedAt, agreement.saidBy)}. Why: ${agreement.why}`,
      )
    case 'signed':
    case 'active':
    case 'expired': {
      const who = toldBy(page, agreement.signedAt, agreement.saidBy, agreement.signatory)
      const isOver = agreement.state === 'expired'
      return say(
        `已签署：${who}。${isOver ? '协议已到期。' : ''}`,
        `Signed: ${who}.${isOver ? ' It has expired.' : ''}`,
      )
    }
  }
}
