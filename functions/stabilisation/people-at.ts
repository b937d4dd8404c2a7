import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Visit } from '../../domain/stations/visit.ts'
import type { Deps } from '../wiring/deps.ts'

/** Where those who are named work, or worked: each by the latest yes to a job there. */
export async function peopleAt(
  { enterpriseId }: Pick<Visit, 'enterpriseId'>,
  workerIds: readonly WorkerId[],
  { placements, workers }: Pick<Deps, 'placements' | 'workers'>,
): Promise<ReadonlyMap<WorkerId, Placement>> {
  const found = new Map<WorkerId, Placement>()
  for (const workerId of new Set(workerIds)) {
    const there = (await placements.ofWorker(workerId)).filter((one) => one.enterpriseId === enterpriseId)
    const last = there.toSorted((one, other) => (one.acceptedAt < other.acceptedAt ? -1 : 1)).at(-1)
    const worker = last && (await workers.get(workerId))
    if (last && worker && worker.erasedAt === undefined) found.set(workerId, last)
  }
  return found
}
