import type { CaseId } from '../../domain/kernel/ids.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { CaseStep } from '../../domain/stabilisation/case-step.ts'
import type { FurtherCall } from '../../domain/stabilisation/further-call.ts'
import { expiry } from '../database.ts'
import { type CaseItems, caseRetention } from './case-items.ts'

export interface KeptStep {
  /** Of the act: the same act is one step. */
  readonly key: string
  readonly step: CaseStep
  readonly sealedText?: string
}

/** What was said and noted of cases. */
export function caseTextsOf({ cases, caseSteps, furtherCalls }: CaseItems) {
  /** What colleagues did with it, in order. */
  async function steps(caseId: CaseId): Promise<KeptStep[]> {
    const { data } = await caseSteps.query.ofCase({ caseId }).go({ pages: 'all', consistent: true })
    const inOrder = data.toSorted((one, other) => one.order - other.order)
    return inOrder.map(({ key, step, sealedText }) => ({ key, step, ...(sealedText !== undefined && { sealedText }) }))
  }
  return {
    steps,
    /** Keeps what was said further with the case; the same key is kept once. */
    async addCall(caseId: CaseId, call: FurtherCall): Promise<void> {
      await furtherCalls.put({ caseId, ...call, expiresAt: expiry(call.at, caseRetention) }).go()
      await cases.patch({ caseId }).set({ lastCallAt: call.at }).go()
    },
    /** What was said further, in the order in which it was said. */
    async furtherCalls(caseId: CaseId): Promise<FurtherCall[]> {
      const { data } = await furtherCalls.query.ofCase({ caseId }).go({ pages: 'all', consistent: true })
      const calls = data.map(({ key, at, sealedText }) => ({ key, at, sealedText }))
      return calls.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    },
    /** Takes what was typed, and what colleagues noted, out of a case; the case itself stays countable. */
    async eraseTexts(one: Case, inPlace: string): Promise<void> {
      const { caseId } = one
      const further = (await furtherCalls.query.ofCase({ caseId }).go({ pages: 'all' })).data
      for (const { key } of further) await furtherCalls.patch({ caseId, key }).set({ sealedText: inPlace }).go()
      for (const { key, sealedText } of await steps(caseId))
        if (sealedText !== undefined) await caseSteps.patch({ caseId, key }).set({ sealedText: inPlace }).go()
      const { sealedText, firstWage: _, home: __, ...kept } = one
      const told = sealedText === undefined ? {} : { sealedText: inPlace }
      const erased: Case = kept.state === 'settled' ? { ...kept, ...told, note: '' } : { ...kept, ...told }
      await cases.patch({ caseId }).set({ one: erased }).go()
    },
  }
}
