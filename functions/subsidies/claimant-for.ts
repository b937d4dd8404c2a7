import type { WorkerId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'

/** A person of the reader's county; whoever was erased is nobody any more. */
export async function claimantFor(
  staff: Staff,
  workerId: WorkerId,
  { workers }: Pick<Deps, 'workers'>,
): Promise<Worker | Refusal> {
  const worker = await workers.get(workerId)
  if (!worker || worker.erasedAt) return noSuch('worker')
  return inScope(staff, { counties: [worker.countyCode] }) ? worker : outOfScope()
}
