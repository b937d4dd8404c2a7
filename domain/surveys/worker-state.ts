import * as z from 'zod'
import { consents } from './consents.ts'
import { isEngaged, type Worker } from './worker.ts'

/** How a person stands for staff; the first that is true. */
export const WorkerState = z.enum(['no-consent', 'engaged', 'not-willing', 'to-clarify', 'free'])
export type WorkerState = z.infer<typeof WorkerState>

export function stateOfWorker(worker: Worker): WorkerState {
  if (!consents(worker)) return 'no-consent'
  if (isEngaged(worker)) return 'engaged'
  if (worker.willing !== 'willing') return 'not-willing'
  return worker.unclear ? 'to-clarify' : 'free'
}
