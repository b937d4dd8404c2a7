import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Html, html } from '../wiring/html.ts'
import type { Filled, FirmPage } from './firm-page.ts'

type ForAll = FirmPage<'job-orders'> | FirmPage<'leavers'>

/**
 * Vacancies and leavers may go on for as long as the link lasts: it is settled when the firm says that this is all. From then on its page
 * shows what stands and takes nothing more. Null: the form is another one, and is taken.
 */
export async function finish(
  { link, tokenHash, say }: ForAll,
  form: Readonly<Record<string, string>>,
  { enterpriseLinks, clock }: Pick<Deps, 'enterpriseLinks' | 'clock'>,
): Promise<Omit<Filled, 'typed'> | Record<string, never> | null> {
  if (form['all'] === 'said') {
    await enterpriseLinks.settle(tokenHash, clock.now())
    return {}
  }
  if (!link.settledAt) return null
  return {
    wrong: {},
    problem: say(
      '没有登记：您已经用这个链接说过“没有别的了”。还要填报，请联系就业服务专员要新的链接。',
      'Not recorded: you have said on this link that this is all. To tell more, ask your specialist for a new one.',
    ),
  }
}

/** The button that settles the link; where it is settled, since when. `form`: where the page's forms are posted. */
export function finishPart({ link, address, say }: ForAll, form: ForAll['subject']['purpose']): Html {
  if (link.settledAt) {
    const day = dateInShanghai(link.settledAt)
    return html`<p class="said" role="status">${say(
      `您在${day}说没有别的了。还要填报，请联系就业服务专员要新的链接。`,
      `You said on ${day} that this is all. To tell more, ask your specialist for a new link.`,
    )}</p>`
  }
  return html`<form method="post" action="${address}/${form}">
<input type="hidden" name="all" value="said">
<button>${say('没有别的了', 'That is all')}</button>
<p class="quiet">${say('点了以后，这个链接只能看，不能再填。', 'The link can then be looked at, and takes nothing more.')}</p>
</form>`
}
