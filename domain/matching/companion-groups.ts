import type { Assignment, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { permitted } from './score.ts'

/** Workers who go to one enterprise together, to any of its orders, or stay. */
export interface CompanionGroup {
  readonly id: string
  readonly members: readonly MatchingWorker[]
  /** Those that have a permitted order for every member. */
  readonly enterprises: readonly string[]
}

/**
 * Splits those still to be placed into groups and people who travel alone. A group of which one member is left, and none
 * has a place, is a person alone; where a companion already has a fixed place, the others join there or stay.
 */
export function companionGroups(
  workers: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
  fixed: readonly Assignment[],
): { groups: CompanionGroup[]; alone: MatchingWorker[] } {
  const enterpriseOf = new Map(jobOrders.map((job) => [job.id, job.enterprise]))
  const jobOf = new Map(fixed.map((placement) => [placement.worker, placement.jobOrder]))
  const ordersOf = Map.groupBy(jobOrders, (job) => job.enterprise)
  const membersOf = new Map<string, MatchingWorker[]>()
  const boundTo = new Map<string, string>()
  const alone: MatchingWorker[] = []
  for (const worker of workers) {
    const group = worker.companionGroup
    const enterprise = enterpriseOf.get(jobOf.get(worker.id) ?? '')
    if (group === null) {
      if (enterprise === undefined) alone.push(worker)
      continue
    }
    if (enterprise !== undefined) boundTo.set(group, enterprise)
    else {
      const members = membersOf.get(group)
      if (members === undefined) membersOf.set(group, [worker])
      else members.push(worker)
    }
  }
  const groups: CompanionGroup[] = []
  for (const [id, members] of membersOf) {
    const bound = boundTo.get(id)
    if (bound === undefined && members.length === 1) alone.push(...members)
    else {
      const candidates = bound === undefined ? [...ordersOf.keys()] : [bound]
      const enterprises = candidates.filter((enterprise) =>
        members.every((worker) => ordersOf.get(enterprise)!.some((job) => permitted(worker, job))),
      )
      groups.push({ id, members, enterprises })
    }
  }
  return { groups, alone }
}
