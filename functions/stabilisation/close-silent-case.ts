import type { WorkerId } from '../../domain/kernel/ids.ts'
import { CaseKind, rulesOf } from '../../domain/stabilisation/case-kinds.ts'
import type { Deps } from '../wiring/deps.ts'
import { settle } from './settle.ts'

const note = 'The worker took the consent back.'

/** Without consent nobody looks any more for a worker who merely did not answer. Cases that the worker asked for go on. */
export async function closeSilentCase(workerId: WorkerId, deps: Deps): Promise<void> {
  for (const kind of CaseKind.options.filter((one) => rulesOf(one).endsWithConsent)) {
    const caseId = await deps.cases.openOne(workerId, kind)
    const known = caseId && (await deps.cases.awaited(caseId))
    if (known) await settle(known, { outcome: 'no-contact', note }, workerId, deps)
  }
}
