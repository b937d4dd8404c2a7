import type { SaidBy } from '../../domain/enterprises/said-by.ts'
import { type Html, html } from '../wiring/html.ts'
import type { FirmPage } from './firm-page.ts'

/**
 * What was said on this page and is kept, but was not passed on: the call broke off before the step that waits for it was woken, or
 * before the link was settled. Whoever opens the link again must find the button, since only another sending mends it.
 */
export function wasCutOff({ link }: Pick<FirmPage, 'link'>, saidBy: SaidBy | undefined): boolean {
  return link.settledAt === undefined && saidBy?.through === 'link' && saidBy.linkId === link.id
}

/**
 * A button that sends what is kept once more. `action`: the form's address; `said`: its fields; `asks`: what is not kept and is asked
 * again.
 */
export function sendAgainPart(
  { say }: Pick<FirmPage, 'say'>,
  action: string,
  said: Readonly<Record<string, string | number | undefined>>,
  asks: Html | null = null,
): Html {
  const fields = Object.entries(said).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return html`<form method="post" action="${action}">
${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<p>${say(
    '上面的内容已经收到，但网络中断，还没有办完。请再提交一次，内容不变。',
    'This was received, but the connection broke before all was done. Please send it once more; nothing changes.',
  )}</p>
${asks}<button>${say('再提交一次', 'Send once more')}</button>
</form>`
}
