import type { WorkerId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, type Staff } from '../wiring/staff.ts'

/** Whether a colleague looks after the person: the county at home, and the station of a city to which they said yes. */
export async function looksAfterWorker(
  staff: Staff,
  { workerId, countyCode }: Pick<Worker, 'workerId' | 'countyCode'>,
  { placements }: Pick<Deps, 'placements'>,
): Promise<boolean> {
  if (staff.role !== 'station') return inScope(staff, { counties: [countyCode] })
  const cities = (await placements.ofWorker(workerId)).map(({ cityCode }) => cityCode)
  return inScope(staff, { cities })
}

/** The person that a colleague asks for. Whom others look after is nobody: not even that they are known is told. */
export async function workerFor(
  staff: Staff,
  workerId: WorkerId,
  deps: Pick<Deps, 'workers' | 'placements'>,
): Promise<Worker | Refusal<'not-found'>> {
  const worker = await deps.workers.get(workerId)
  return worker && worker.erasedAt === undefined && (await looksAfterWorker(staff, worker, deps))
    ? worker
    : noSuch('person that you look after')
}
