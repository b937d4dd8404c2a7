import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { TripPageLink } from '../../storage/notices/links.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Of which batch we last wrote to the worker; null where of none. A page is written once, so messages tell; of older ones, which a
 * release before did not list or which are gone, the page that was made last does.
 */
export async function latestPageOf(
  workerId: WorkerId,
  { links, messages }: Pick<Deps, 'links' | 'messages'>,
): Promise<Pick<TripPageLink, 'workerId' | 'batchId' | 'chunk'> | null> {
  const pages = await links.ofWorker(workerId)
  const made = pages.at(-1) ?? null
  const written = await messages.lastPageOf(workerId, pages)
  const latest = written && (!made || written.queuedAt >= made.keptAt) ? written : made
  return latest && { workerId, batchId: latest.batchId, chunk: latest.chunk }
}
