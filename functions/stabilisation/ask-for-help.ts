import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { openOnCall } from '../../domain/stabilisation/open-case.ts'
import type { Deps } from '../wiring/deps.ts'
import { openCases } from './open-cases.ts'

export interface CallForHelp {
  readonly workerId: WorkerId
  readonly at: Instant
  /** The same for the same call, so that it is heard once. */
  readonly key: string
}

/** Opens a case and tells the worker that it was heard. Somebody who is on no journey of ours cannot be helped from here. */
export async function askForHelp({ workerId, at, key }: CallForHelp, deps: Deps): Promise<void> {
  const worker = await deps.workers.get(workerId)
  const page = await deps.links.latestOf(workerId)
  if (!worker || !page) return
  const { batchId, chunk } = page
  const placement = await deps.placements.get(batchId, chunk, workerId)
  const { countyCode } = worker
  await openCases(openOnCall({ workerId, batchId, chunk, countyCode }, placement, { key, at }), deps)
}
