import { isEngaged, type Worker } from './worker.ts'

/**
 * Whether a registration by mistake can be undone: not once the person has said yes to a job, was certified as helped first, or
 * withdrew, which must be remembered.
 */
export function mayBeTakenBack(worker: Worker): boolean {
  return !isEngaged(worker) && worker.qualifiesUntil === null && worker.consent.state !== 'withdrawn'
}
