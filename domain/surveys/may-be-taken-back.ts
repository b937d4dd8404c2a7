import { isEngaged, type Worker } from './worker.ts'

/** Whether a registration by mistake can be undone: not once the person has said yes to a job, or withdrawn, which must be remembered. */
export function mayBeTakenBack(worker: Worker): boolean {
  return !isEngaged(worker) && worker.consent.state !== 'withdrawn'
}
