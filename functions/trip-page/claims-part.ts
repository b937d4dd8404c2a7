import type { Language } from '../../domain/kernel/words.ts'
import { windowInWords } from '../../domain/subsidies/window-in-words.ts'
import { type Html, html } from '../wiring/html.ts'
import { fileForm, keptFiles } from './file-form.ts'
import type { OwnClaim } from './own-claims.ts'
import { type Say, sayIn } from './say.ts'
import type { TripPageView } from './trip-page-view.ts'

/** The subsidies that were claimed for them: how each stands, what is missing, and papers that they may add of their own accord. */
export function claimsPart(view: TripPageView, language: Language): Html | null {
  const say = sayIn(language)
  const { claims } = view
  if (claims.length === 0) return null
  return html`<section>
<h2>${say('您的补贴申请', 'Your subsidies')}</h2>
${claims.map((one) => claimPart(one, view, language, say))}
</section>`
}

function claimPart(
  { claim: { claimId, window, progress }, name, missing, kinds }: OwnClaim,
  { address, claimFiles }: TripPageView,
  language: Language,
  say: Say,
): Html {
  const kept = claimFiles.filter((one) => one.claimId === claimId)
  const period = windowInWords(window)
  const title = html`<h3>${say(`${name.zh}（${period.zh}）`, `${name.en} (${period.en})`)}</h3>`
  if (progress.state === 'noticed')
    return html`${title}<p>${say('正在公示，公示期满没有异议就发放。', 'It is on public notice, and is paid when that is over and nobody has objected.')}</p>${keptFiles(kept, language)}`
  if (progress.state === 'claimed')
    return html`${title}<p>${say('材料齐了，接下来公示。', 'All papers are there; next it is put on public notice.')}</p>${keptFiles(kept, language)}`
  if (kinds.length === 0)
    return html`${title}<p>${say('工作人员正在核对，您不用再交材料。', 'Colleagues are checking it: nothing more is needed from you.')}</p>${keptFiles(kept, language)}`
  return html`${title}<p>${say('还缺：', 'Still missing:')}</p>
<ul>${missing.map((one) => html`<li>${say(one.zh, one.en)}</li>`)}</ul>
<p>${say('可以在这里传照片、截图或PDF，也可以把材料带到家乡或者驻外站，怎么交由您定。只给办理这笔补贴的工作人员看，加密保存，最多两年，您可以要求删除。看过以后才算数。', 'You may add a photo, a screenshot or a PDF here, or bring the paper to the office at home or to the station: as you like. Only colleagues who look after this subsidy read it; it is kept sealed, two years at most, and erased when you ask. It counts once they have looked at it.')}</p>
${fileForm({ address, language, kinds, kept, claimId })}`
}
