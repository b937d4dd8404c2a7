import type { Assignment } from './matching-instance.ts'

/** How many people each job order takes; one that takes nobody is not in it. */
export function placesTaken(assignments: readonly Assignment[]): Map<string, number> {
  const taken = new Map<string, number>()
  for (const { jobOrder } of assignments) taken.set(jobOrder, (taken.get(jobOrder) ?? 0) + 1)
  return taken
}
