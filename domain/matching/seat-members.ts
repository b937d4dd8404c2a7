import type { Placed } from './class-network.ts'
import type { Assignment, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import type { WorkerClasses } from './worker-classes.ts'

/** Turns numbers of people of a class into persons: the members in the order in which they stand in the list. */
export function seatMembers(
  classes: WorkerClasses,
  placed: readonly Placed[],
  workers: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
): Assignment[] {
  const next = classes.firstMember.slice(0, classes.count)
  const assignments: Assignment[] = []
  for (const { workerClass, job, units } of placed) {
    for (let unit = 0; unit < units; unit++) {
      const worker = workers[classes.members[next[workerClass]!++]!]!
      assignments.push({ worker: worker.id, jobOrder: jobOrders[job]!.id })
    }
  }
  return assignments
}
