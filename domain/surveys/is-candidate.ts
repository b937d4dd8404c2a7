import { mayBeContacted } from './may-be-contacted.ts'
import { isEngaged, type Worker } from './worker.ts'

/** Only these are ever matched or offered a job: people who may be contacted and have said yes in no other batch. */
export function isCandidate(worker: Pick<Worker, 'willing' | 'consent' | 'engagedIn'>): boolean {
  return mayBeContacted(worker) && !isEngaged(worker)
}
