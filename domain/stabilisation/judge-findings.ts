import type { WorkerId } from '../kernel/ids.ts'
import { dateInShanghai, type Instant, plusDays } from '../kernel/instant.ts'
import { type FieldError, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Visit } from '../stations/visit.ts'
import { judgeNamed } from './judge-named.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'
import type { RecordFindings } from './visit-findings.ts'

/** Findings are recorded within so many days (default). */
const recordedWithin = 60

/** Refuses findings that cannot be, each at its field; `isThere` tells whether somebody works, or worked, at the enterprise. */
export function judgeFindings(
  { heldOn, missing }: RecordFindings,
  { madeAt }: Pick<Visit, 'madeAt'>,
  { now, isThere }: { readonly now: Instant; readonly isThere: (workerId: WorkerId) => boolean },
): Refusal<'invalid-request'> | null {
  const today = dateInShanghai(now)
  const planned = dateInShanghai(madeAt)
  const earliest = plusDays(today, -recordedWithin)
  const from = planned < earliest ? earliest : planned
  const errors: FieldError[] = []
  if (heldOn > today || heldOn < from)
    errors.push({ pointer: '#/heldOn', words: stabilisationSentences('visit-held', { from, today }) })
  for (const [at, { kind, people, workerIds }] of missing.entries()) {
    if (missing.findIndex((one) => one.kind === kind) < at)
      errors.push({ pointer: `#/missing/${at}/kind`, words: stabilisationSentences('kind-twice') })
    if (people < workerIds.length)
      errors.push({ pointer: `#/missing/${at}/people`, words: stabilisationSentences('fewer-than-named') })
    errors.push(...judgeNamed(workerIds, `#/missing/${at}/workerIds`, isThere))
  }
  const [first] = errors
  return first ? refuse('invalid-request', first.words, errors) : null
}
