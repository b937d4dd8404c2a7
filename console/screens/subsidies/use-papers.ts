import { evidenceWords } from '../../../domain/subsidies/evidence-words.ts'
import type { EvidenceKind } from '../../../domain/subsidies/subsidy-policy.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { subsidiesWords } from './subsidies-words.ts'

/** Papers of which any will do, in words. */
export function usePapers(): (any: readonly EvidenceKind[]) => string {
  const words = useWords(subsidiesWords)
  const say = useSay()
  return (any) => any.map((kind) => say(evidenceWords[kind])).join(words.or) + (any.length > 1 ? words.anyOf : '')
}
