import type { CaseId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'
import type { Found } from './visit-findings.ts'

interface Named {
  /** Of those who are named now. */
  readonly caseIds: readonly CaseId[]
  readonly nobodyElse?: string | undefined
  readonly at: Instant
  readonly by: string
}

/**
 * A finding after people were named, or a second look found nobody more. Settled it stays; who comes forward later is still named. The
 * same object where that changes nothing.
 */
export function afterNaming(found: Found, { caseIds, nobodyElse, at, by }: Named): Found | Refusal<'invalid-state'> {
  const { unnamed } = found
  const added = [...new Set(caseIds)].filter((caseId) => !found.caseIds.includes(caseId))
  const all = { ...found, caseIds: [...found.caseIds, ...added] }
  const why = unnamed?.settled?.why
  const isReasonKept = nobodyElse === undefined || why === nobodyElse
  const isNobodyAwaited = !unnamed || why === null
  if (!isReasonKept && isNobodyAwaited) return refuse('invalid-state', stabilisationSentences('all-are-named'))
  if (!isReasonKept && typeof why === 'string')
    return refuse('invalid-state', stabilisationSentences('finding-settled', { why }))
  if (added.length === 0 && isReasonKept) return found
  if (!unnamed) return all
  const people = Math.max(0, unnamed.people - added.length)
  const isOver = people === 0 || nobodyElse !== undefined
  const settled = unnamed.settled ?? (isOver ? { at, by, why: nobodyElse ?? null } : undefined)
  return { ...all, unnamed: { ...unnamed, people, ...(settled && { settled }) } }
}
