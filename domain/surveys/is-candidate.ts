import { mayBeContacted } from './may-be-contacted.ts'
import { isEngaged, type Worker } from './worker.ts'

/**
 * Only these are ever matched or offered a job: people who may be contacted and have said yes in no other batch, and whose wishes are all
 * known.
 */
export function isCandidate(
  worker: Pick<Worker, 'willing' | 'consent' | 'engagedIn'> & Partial<Pick<Worker, 'unclear'>>,
): boolean {
  return mayBeContacted(worker) && !isEngaged(worker) && !worker.unclear
}
