import { isCandidate } from './is-candidate.ts'
import type { Worker } from './worker.ts'

/** What of a worker says whether a batch may take them along; no personal details. */
export type TakingPart = Pick<Worker, 'willing' | 'consent' | 'engagedIn' | 'unclear' | 'earliestDeparture'>

/** Willing, with consent, free, and able to leave by the last day of the travel window. */
export function mayTakePart(worker: TakingPart, lastDay: string): boolean {
  return isCandidate(worker) && (worker.earliestDeparture === null || worker.earliestDeparture <= lastDay)
}
