import type { CaseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { type Case, isOpen } from '../../domain/stabilisation/case.ts'
import type { CaseStep } from '../../domain/stabilisation/case-step.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Staff } from '../wiring/staff.ts'
import { caseFor } from './case-for.ts'
import { mostTries } from './most-tries.ts'

interface Act {
  readonly staff: Staff
  readonly caseId: CaseId
  /** Of the act: the same one is done once. */
  readonly key: string
}

interface Change {
  readonly after: Case
  readonly step: Omit<CaseStep, 'at' | 'by'>
  /** What was said; kept sealed, '' where nothing was. */
  readonly text: string
}

/**
 * A colleague does something with a case. Of two at once the second sees what the first did; the same act again changes nothing, and
 * `finish` completes what broke off. It is done at least once after each act, so that twice must be as once.
 */
export async function actOnce<Answer>(
  { staff, caseId, key }: Act,
  change: (before: Case, acting: { readonly by: string; readonly at: Instant }) => Promise<Change | Refusal>,
  finish: (one: Case, step: CaseStep) => Promise<Answer>,
  deps: Pick<Deps, 'cases' | 'vault' | 'clock'>,
): Promise<Answer | Refusal> {
  const done = (await deps.cases.steps(caseId)).find((kept) => kept.key === key)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const before = await caseFor(staff, caseId, deps)
    if (isRefusal(before)) return before
    if (done) return finish(before, done.step)
    const acting = { by: staff.subject, at: deps.clock.now() }
    const changed = await change(before, acting)
    if (isRefusal(changed)) return changed
    const { after, text } = changed
    const sealed = text === '' ? {} : { sealedText: await deps.vault.sealFor(before.workerId, 'text', text) }
    const step = { ...changed.step, ...acting }
    if (await deps.cases.act(before, after, { key, step, ...sealed })) return finish(after, step)
    const other = isOpen(after) && (await deps.cases.openOne(after.workerId, after.kind))
    if (other && other !== after.caseId)
      return refuse('conflict', stabilisationSentences('kind-is-open', { caseId: other }))
  }
  return refuse('conflict', stabilisationSentences('case-busy'))
}
