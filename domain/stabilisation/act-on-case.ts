import { isDeepStrictEqual } from 'node:util'
import { dateInShanghai, type Instant, plus } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type Case, type CaseIn, factsOf, isOpen } from './case.ts'
import type { CaseAct } from './case-act.ts'
import { rulesOf } from './case-kinds.ts'
import { helpServiceOn } from './help-services.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

/** A case may be opened again for as long after its end; then it is another matter (default). */
const reopenDays = 30
/** What is waited for longer is looked at again (default). */
const longestWaitDays = 30

interface Acting {
  readonly by: string
  readonly at: Instant
}

/** What becomes of a case by an act, or why it cannot be. */
export function actOnCase(
  one: Case,
  act: CaseAct,
  acting: Acting,
): Case | Refusal<'invalid-state' | 'invalid-request'> {
  if (act.act === 'reopen') return reopen(one, acting)
  if (!isOpen(one)) return refuse('invalid-state', stabilisationSentences('case-over'))
  const { by, at } = acting
  switch (act.act) {
    case 'first-contact':
      return contacted(one, acting)
    case 'wait':
      return waiting(one, { for: act.for, whom: act.whom, since: at, until: act.until, by })
    case 'refer': {
      const { zh } = helpServiceOn(act.service, dateInShanghai(at)).name
      return waiting(one, { for: 'office', whom: zh, service: act.service, since: at, until: act.until, by })
    }
    case 'go-on':
      return one.waits ? withoutWait(one) : refuse('invalid-state', stabilisationSentences('waits-for-none'))
    case 'bring-answer': {
      if (one.waits?.service === act.service) return withoutWait(one)
      const service = helpServiceOn(act.service, dateInShanghai(at)).name
      return refuse('invalid-state', stabilisationSentences('not-referred', { service }))
    }
    case 'change-kind':
      return ofKind(one, act.kind, acting)
  }
}

/** Who has spoken with the person first stands. */
function contacted(one: CaseIn<'opened' | 'assigned'>, { by, at }: Acting): Case {
  return one.contacted ? one : { ...one, contacted: { at, by } }
}

function waiting(one: CaseIn<'opened' | 'assigned'>, waits: NonNullable<Case['waits']>) {
  const { since, until } = waits
  if (until <= since || until > plus(since, { days: longestWaitDays }))
    return refuse('invalid-request', stabilisationSentences('waits-until', { days: longestWaitDays }), '#/until')
  return { ...one, waits }
}

function withoutWait(given: CaseIn<'opened' | 'assigned'>): Case {
  const { waits: _, ...one } = given
  return one
}

/** Its time begins anew only where the new kind has another one, so that no case gains time by a name. */
function ofKind(one: CaseIn<'opened' | 'assigned'>, kind: Case['kind'], { at }: Acting) {
  if (one.kind === kind) return refuse('invalid-state', stabilisationSentences('same-kind'))
  const changed = { ...one, kind }
  if (isDeepStrictEqual(rulesOf(one.kind).time, rulesOf(kind).time)) return changed
  return { ...anew(changed, at), ...(one.contacted && { contacted: one.contacted }) }
}

function reopen(one: Case, { at }: Acting) {
  if (isOpen(one)) return refuse('invalid-state', stabilisationSentences('case-still-open'))
  if (at > plus(one.at, { days: reopenDays }))
    return refuse('invalid-state', stabilisationSentences('reopen-too-late', { days: reopenDays }))
  return anew(one, at)
}

/** Nobody has spoken with the person in this round, its enterprise was not asked, and nobody is waited for. */
function anew(one: Case, at: Instant): CaseIn<'opened'> {
  const { contacted: _, waits: __, firmAsked: ___, firmAnswer: ____, ...facts } = factsOf(one)
  return { ...facts, round: (one.round ?? 0) + 1, begunAt: at, state: 'opened' }
}
