import type { Assignment, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'

/** Workers who go to one enterprise together, to any of its orders, or stay. */
export interface CompanionGroup {
  readonly id: string
  readonly members: readonly MatchingWorker[]
  /** The enterprise where a companion already has a fixed place; the others join there or stay. */
  readonly enterprise?: string
}

/**
 * Splits those still to be placed into groups and people who travel alone. A group of which one member is left, and none
 * has a place, is a person alone.
 */
export function companionGroups(
  workers: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
  fixed: readonly Assignment[],
): { groups: CompanionGroup[]; alone: MatchingWorker[] } {
  const enterpriseOf = new Map(jobOrders.map((job) => [job.id, job.enterprise]))
  const jobOf = new Map(fixed.map((placement) => [placement.worker, placement.jobOrder]))
  const membersOf = new Map<string, MatchingWorker[]>()
  const boundTo = new Map<string, string>()
  const alone: MatchingWorker[] = []
  for (const worker of workers) {
    const group = worker.companionGroup
    const job = jobOf.get(worker.id)
    if (job !== undefined) {
      const enterprise = enterpriseOf.get(job)
      if (group !== null && enterprise !== undefined) boundTo.set(group, enterprise)
    } else if (group === null) alone.push(worker)
    else membersOf.set(group, [...(membersOf.get(group) ?? []), worker])
  }
  const groups: CompanionGroup[] = []
  for (const [id, members] of membersOf) {
    const enterprise = boundTo.get(id)
    if (enterprise !== undefined) groups.push({ id, members, enterprise })
    else if (members.length > 1) groups.push({ id, members })
    else alone.push(...members)
  }
  return { groups, alone }
}
