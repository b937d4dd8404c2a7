import * as z from 'zod'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { erase } from './erase.ts'
import { erasureList } from './erasure-list.ts'

/** Erases again whom a table that was put back from a backup still knows; to be run before it is opened to anybody. */
async function applyErasures(_: object, deps: Deps): Promise<{ listed: number; erased: number }> {
  const list = await erasureList.all(deps)
  const standing = await deps.workers.getMany(list.map(({ workerId }) => workerId))
  const byId = new Map(standing.map((worker) => [worker.workerId, worker]))
  let erased = 0
  for (const erasure of list) {
    const worker = byId.get(erasure.workerId)
    // Surveyed anew since, they are here because they said so.
    const isBack = worker && worker.surveyDate > erasure.at.slice(0, 10)
    if (!worker || worker.erasedAt !== undefined || isBack) continue
    await erase(erasure, deps)
    erased += 1
  }
  return { listed: list.length, erased }
}

export const handler = task(z.object({}), applyErasures)
