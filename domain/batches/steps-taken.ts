import type { BatchProgress } from './transfer-batch.ts'

/** Steps as they were taken, of steps as they were noted: one that was noted again, by a retry, began when it was noted first. */
export function stepsTaken(noted: readonly BatchProgress[]): BatchProgress[] {
  const taken: BatchProgress[] = []
  for (const one of noted) {
    const last = taken.at(-1)
    const isSame = last?.step === one.step && last.waitsFor === one.waitsFor
    if (isSame && last) taken[taken.length - 1] = { ...one, since: last.since }
    else taken.push(one)
  }
  return taken
}
