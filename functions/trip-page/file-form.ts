import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Language } from '../../domain/kernel/words.ts'
import { attachedKindTerms } from '../../domain/stabilisation/attached-kind-terms.ts'
import type { AttachedKind, Evidence } from '../../domain/stabilisation/evidence.ts'
import { largestEvidence } from '../../domain/stabilisation/largest-evidence.ts'
import { type Html, html } from '../wiring/html.ts'
import { sayDay, sayIn } from './say.ts'

interface Props {
  /** Of the page. */
  readonly address: string
  readonly language: Language
  readonly kinds: readonly AttachedKind[]
  /** What was added before. */
  readonly kept: readonly Evidence[]
  /** The claim that it is for; of the case unless told. */
  readonly claimId?: string
}

/** What was added, and a form for one more. */
export function fileForm({ address, language, kinds, kept, claimId }: Props): Html {
  const say = sayIn(language)
  const megabytes = largestEvidence / 1_000_000
  const name = (kind: AttachedKind) => say(attachedKindTerms[kind].zh, attachedKindTerms[kind].en)
  return html`${keptFiles(kept, language)}
<form method="post" enctype="multipart/form-data" action="${address}/evidence?lang=${language}">
${claimId === undefined ? null : html`<input type="hidden" name="claimId" value="${claimId}">`}
<label>${say('是什么', 'What it is')} <select name="kind">${kinds.map((kind) => html`<option value="${kind}">${name(kind)}</option>`)}</select></label>
<label>${say(`文件（照片太大会自动缩小，PDF不超过${megabytes}MB）`, `File (a large photo is made smaller; a PDF of ${megabytes} MB at most)`)} <input type="file" name="file" accept="image/jpeg,image/png,application/pdf" required></label>
<button>${say('上传', 'Add')}</button></form>`
}

export function keptFiles(kept: readonly Evidence[], language: Language): Html | null {
  const say = sayIn(language)
  if (kept.length === 0) return null
  return html`<ul>${kept.map(({ kind, addedAt }) => html`<li>${say(attachedKindTerms[kind].zh, attachedKindTerms[kind].en)} ${sayDay(dateInShanghai(addedAt), say)}</li>`)}</ul>`
}
