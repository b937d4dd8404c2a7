import type { WorkerId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, type Staff } from '../wiring/staff.ts'

/** The person whose county at home the colleague looks after. Whom others look after is nobody. */
export async function workerOfCounty(
  staff: Staff,
  workerId: WorkerId,
  { workers }: Pick<Deps, 'workers'>,
): Promise<Worker | Refusal<'not-found'>> {
  const worker = await workers.get(workerId)
  if (!worker || worker.erasedAt !== undefined || !inScope(staff, { counties: [worker.countyCode] }))
    return noSuch('person that you look after')
  return worker
}
