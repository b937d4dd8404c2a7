import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { openByHandFor } from './open-by-hand-for.ts'
import { workerFor } from './worker-for.ts'

/** A colleague opens a case for somebody; one that is open already takes what was said. */
async function openCase({ body: { workerId, ...told }, staff, key }: Call<Routes['open-case']>, deps: Deps) {
  const worker = await workerFor(staff, workerId, deps)
  if (isRefusal(worker)) return worker
  return openByHandFor(worker, told, { by: staff.subject, key }, deps)
}

export const handler = http(routes['open-case'], openCase)
