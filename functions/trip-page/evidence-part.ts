import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Language } from '../../domain/kernel/words.ts'
import { AttachedKind, attachedKindTerms } from '../../domain/stabilisation/evidence.ts'
import { largestEvidence } from '../../domain/stabilisation/largest-evidence.ts'
import { Html, html } from '../wiring/html.ts'
import { sayDay, sayIn } from './say.ts'
import { scalePhoto } from './scale-photo.ts'
import type { TripPageView } from './trip-page-view.ts'

/** Papers that show what was promised or paid: of their own accord, and for whom they are is said before. */
export function evidencePart({ mayAttach, evidence, address }: TripPageView, language: Language): Html | null {
  if (!mayAttach) return null
  const say = sayIn(language)
  const megabytes = largestEvidence / 1_000_000
  return html`<section>
<h2>${say('合同、工资条、银行流水', 'Contract, payslip, bank statement')}</h2>
<p>${say('和说好的不一样时，可以上传照片、截图或PDF，传不传由您定。只给处理您诉求的工作人员看，加密保存，最多两年，您可以要求删除。', 'Where things are not as promised you may add a photo, a screenshot or a PDF; it is up to you. Only colleagues who look after your case read it; it is kept sealed, two years at most, and erased when you ask.')}</p>
${evidence.length === 0 ? null : html`<ul>${evidence.map(({ kind, addedAt }) => html`<li>${say(attachedKindTerms[kind].zh, attachedKindTerms[kind].en)} ${sayDay(dateInShanghai(addedAt), say)}</li>`)}</ul>`}
<form method="post" enctype="multipart/form-data" action="${address}/evidence?lang=${language}">
<label>${say('是什么', 'What it is')} <select name="kind">${AttachedKind.options.map((kind) => html`<option value="${kind}">${say(attachedKindTerms[kind].zh, attachedKindTerms[kind].en)}</option>`)}</select></label>
<label>${say(`文件（照片太大会自动缩小，PDF不超过${megabytes}MB）`, `File (a large photo is made smaller; a PDF of ${megabytes} MB at most)`)} <input type="file" name="file" accept="image/jpeg,image/png,application/pdf" required></label>
<button>${say('上传', 'Add')}</button></form>
${new Html(`<script>${scalePhoto}</script>`)}
</section>`
}
