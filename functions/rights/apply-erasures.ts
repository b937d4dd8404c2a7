import * as z from 'zod'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { erase } from './erase.ts'
import { erasureList } from './erasure-list.ts'

const ListPage = z.object({
  /** `next` of the call before; without it the list begins anew, which does no harm. */
  after: z.string().nullable().default(null),
  limit: z.int().min(1).max(1000).default(500),
})

/**
 * Erases again whom a table that was put back from a backup still knows, a page of the list a call; to be run until `next` is null,
 * before the table is opened to anybody.
 */
async function applyErasures(
  { after, limit }: z.infer<typeof ListPage>,
  deps: Deps,
): Promise<{ listed: number; erased: number; next: string | null }> {
  const { erasures, next } = await erasureList.page(after, limit, deps)
  const standing = await deps.workers.getMany(erasures.map(({ workerId }) => workerId))
  const byId = new Map(standing.map((worker) => [worker.workerId, worker]))
  let erased = 0
  for (const erasure of erasures) {
    const worker = byId.get(erasure.workerId)
    // Surveyed anew since, they are here because they said so.
    const isBack = worker && worker.surveyDate > erasure.at.slice(0, 10)
    if (!worker || worker.erasedAt !== undefined || isBack) continue
    await erase(erasure, deps)
    erased += 1
  }
  return { listed: erasures.length, erased, next }
}

export const handler = task(ListPage, applyErasures)
