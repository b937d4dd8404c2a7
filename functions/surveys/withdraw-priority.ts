import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { pauseBeforeTry } from '../../storage/pause-before-try.ts'
import type { Deps } from '../wiring/deps.ts'

/** Looks at a person whom somebody else changes at the same moment. */
const mostTries = 8

/** Erases at once that somebody is helped first, and by which policy. Done twice it changes nothing. */
export async function withdrawPriority(
  workerId: WorkerId,
  at: Instant,
  { workers, qualifications }: Pick<Deps, 'workers' | 'qualifications'>,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const worker = await workers.get(workerId)
    if (!worker || worker.qualifiesUntil === null || (await qualifications.withdraw(worker, at))) return
    if (tries === mostTries) throw new Error(`${workerId} changed at every try to take back who is helped first`)
    await pauseBeforeTry(tries)
  }
}
