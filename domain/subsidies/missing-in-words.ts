import type { Words } from '../kernel/words.ts'
import { evidenceWords } from './evidence-words.ts'
import type { SubsidyClaim } from './subsidy-claim.ts'

/** What a claim that was begun still lacks, each in a word or a sentence; nothing where it is whole. */
export function missingInWords({ progress }: Pick<SubsidyClaim, 'progress'>): Words[] {
  if (progress.state !== 'papers-missing') return []
  const papers = progress.missing.map((any): Words => {
    const words = any.map((kind) => evidenceWords[kind])
    return { zh: words.map(({ zh }) => zh).join('或'), en: words.map(({ en }) => en).join(' or ') }
  })
  return [...papers, ...progress.open.map(({ zh, en }) => ({ zh: zh.replace(/。$/, ''), en: en.replace(/\.$/, '') }))]
}
