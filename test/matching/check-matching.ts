import type { MatchingInstance } from '../../domain/matching/matching-instance.ts'

export interface CheckedMatching {
  problems: string[]
  placed: number
  priorityPlaced: number
  score: number
}

/**
 * Recomputes everything from the instance and the bare assignments, by the words of the format and with none of the
 * planner's code, so that an error there cannot hide here.
 */
export function checkMatching(
  { workers, jobOrders }: MatchingInstance,
  assignments: readonly { worker: string; jobOrder: string }[],
  { groups }: { groups: boolean },
): CheckedMatching {
  const problems: string[] = []
  const workerById = new Map(workers.map((worker) => [worker.id, worker]))
  const jobById = new Map(jobOrders.map((job) => [job.id, job]))
  const jobOf = new Map<string, MatchingInstance['jobOrders'][number]>()
  const used = new Map<string, number>()
  let priorityPlaced = 0
  let score = 0
  for (const { worker: workerId, jobOrder } of assignments) {
    const worker = workerById.get(workerId)
    const job = jobById.get(jobOrder)
    if (!worker || !job) {
      problems.push(`${workerId} to ${jobOrder}: not in the instance`)
      continue
    }
    if (jobOf.has(workerId)) problems.push(`${workerId} is placed twice`)
    jobOf.set(workerId, job)
    used.set(jobOrder, (used.get(jobOrder) ?? 0) + 1)
    if (worker.priority) priorityPlaced++

    if (worker.age < job.minimumAge) problems.push(`${workerId} is too young for ${jobOrder}`)
    if (job.requiredSkill !== null && !worker.skills.includes(job.requiredSkill))
      problems.push(`${workerId} lacks the skill of ${jobOrder}`)
    if (job.monthlyWageYuan < worker.minimumMonthlyWageYuan)
      problems.push(`${jobOrder} pays too little for ${workerId}`)
    if (worker.earliestDepartureDay > job.startDay) problems.push(`${workerId} is too late for ${jobOrder}`)
    if (worker.alreadyOffered?.includes(jobOrder)) problems.push(`${workerId} was offered ${jobOrder} before`)
    const { destinations } = worker
    if (destinations === 'any') score += 15
    else {
      const choice = destinations.indexOf(job.province)
      if (choice === -1) problems.push(`${workerId} does not want ${job.province}`)
      score += choice === 0 ? 30 : choice === 1 ? 20 : 10
    }
    score += Math.min(30, Math.floor((job.monthlyWageYuan - worker.minimumMonthlyWageYuan) / 100))
    if (job.requiredSkill !== null) score += 10
  }
  for (const job of jobOrders) {
    const count = used.get(job.id) ?? 0
    if (count > job.headcount) problems.push(`${job.id} takes ${count} of ${job.headcount}`)
  }
  if (groups) {
    const enterprisesOf = new Map<string, Set<string>>()
    for (const worker of workers) {
      if (worker.companionGroup === null) continue
      const enterprises = enterprisesOf.get(worker.companionGroup) ?? new Set()
      enterprises.add(jobOf.get(worker.id)?.enterprise ?? 'at home')
      enterprisesOf.set(worker.companionGroup, enterprises)
    }
    for (const [group, enterprises] of enterprisesOf) {
      if (enterprises.size > 1) problems.push(`${group} is split: ${[...enterprises].join(', ')}`)
    }
  }
  return { problems, placed: assignments.length, priorityPlaced, score }
}
