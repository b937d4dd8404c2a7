import type { FirmAnswer } from '../../domain/enterprises/firm-answer.ts'
import type { SaidBy } from '../../domain/enterprises/said-by.ts'
import { type CaseId, derivedId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { firmWord, hearFirm } from '../../domain/stabilisation/hear-firm.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { mostTries } from './most-tries.ts'

interface Heard {
  readonly answer: FirmAnswer
  readonly saidBy?: SaidBy | undefined
  /** When its server said it; what a page or a colleague tells is said now. */
  readonly at?: Instant | undefined
  /** Of the message, the form or the call: the same one counts once. */
  readonly key: string
}

export type HearingFirms = Pick<Deps, 'cases' | 'enterprises' | 'vault' | 'clock'>

/** What an enterprise says to a case of one of its people, by whatever door; `isAsked`: it only answers what it was asked. */
export async function takeFirmAnswer(
  { caseId, enterpriseId }: { readonly caseId: CaseId; readonly enterpriseId: EnterpriseId },
  { answer, saidBy, at: saidAt, key }: Heard,
  deps: HearingFirms,
  { isAsked = true }: { readonly isAsked?: boolean } = {},
): Promise<Case | Refusal> {
  const actKey = derivedId('EventId', 'firm answer', caseId, key)
  const firm = await deps.enterprises.get(enterpriseId)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const before = await deps.cases.get(caseId)
    if (!firm || before?.enterpriseId !== enterpriseId || (isAsked && !before.firmAsked))
      return refuse('not-found', stabilisationSentences('no-such-question'))
    if ((await deps.cases.steps(caseId)).some((kept) => kept.key === actKey)) return before
    const at = saidAt ?? deps.clock.now()
    const by = saidBy?.through === 'telephone' ? saidBy.recordedBy : (saidBy?.name ?? firm.name)
    const after = hearFirm(before, answer, { by, at, firm: firm.name, saidBy })
    if (isRefusal(after)) return after
    const text = answer.says === 'disputes' ? answer.why : answer.note
    const sealed = text === '' ? {} : { sealedText: await deps.vault.sealFor(before.workerId, 'text', text) }
    const step = { act: 'firm-answer' as const, at, by, answer: firmWord(answer, { at, saidBy }) }
    if (await deps.cases.act(before, after, { key: actKey, step, ...sealed })) return after
  }
  return refuse('conflict', stabilisationSentences('case-busy'))
}
