import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'
import { settle } from './settle.ts'

const note = 'The worker took the consent back.'

/** Nobody looks for somebody who only did not answer and has now taken the consent back. What they asked for goes on. */
export async function closeSilentCase(workerId: WorkerId, deps: Deps): Promise<void> {
  const caseId = await deps.cases.openOne(workerId, 'silent')
  const silent = caseId && (await deps.cases.get(caseId))
  if (silent) await settle(silent, { outcome: 'no-contact', note }, workerId, deps)
}
