import { type CaseIn, isOpen } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { openCases } from './open-cases.ts'

/** Settled and opened again at the same moment, over and over: nobody writes so fast. */
const mostTries = 5

/**
 * Somebody who has an open case of the kind gets no second one: what is said further is kept with the one that is open. Where that was
 * closed meanwhile nobody would read it there, so that a case of its own is opened.
 */
export async function keepWithOpenCase(one: CaseIn<'opened'>, key: string, deps: Deps): Promise<void> {
  const { workerId, kind, caseId, openedAt, sealedText } = one
  if (sealedText === undefined) return
  for (let tries = 1; tries <= mostTries; tries += 1) {
    if (await deps.cases.get(caseId)) return
    const standingId = await deps.cases.openOne(workerId, kind)
    if (standingId !== null) {
      await deps.cases.addCall(standingId, { key, at: openedAt, sealedText })
      const standing = await deps.cases.get(standingId)
      if (standing && isOpen(standing)) return
      await deps.cases.clear({ workerId, kind, caseId: standingId })
    }
    await openCases([one], deps)
  }
  throw new Error(`case ${caseId} could neither be opened nor kept with another`)
}
