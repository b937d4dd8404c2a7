import type { Language } from '../../domain/kernel/words.ts'
import { papersOfPost } from '../../domain/stabilisation/papers-of-post.ts'
import { type Html, html } from '../wiring/html.ts'
import { fileForm } from './file-form.ts'
import { sayIn } from './say.ts'
import type { TripPageView } from './trip-page-view.ts'

/** Papers that show what was promised or paid: of their own accord, and for whom they are is said before. */
export function evidencePart({ mayAttach, evidence, address }: TripPageView, language: Language): Html | null {
  if (!mayAttach) return null
  const say = sayIn(language)
  return html`<section>
<h2>${say('合同、工资条、银行流水', 'Contract, payslip, bank statement')}</h2>
<p>${say('和说好的不一样时，可以上传照片、截图或PDF，传不传由您定。只给处理您诉求的工作人员看，加密保存，最多两年，您可以要求删除。', 'Where things are not as promised you may add a photo, a screenshot or a PDF; it is up to you. Only colleagues who look after your case read it; it is kept sealed, two years at most, and erased when you ask.')}</p>
${fileForm({ address, language, kinds: papersOfPost, kept: evidence })}
</section>`
}
