import type { MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { destinationPoints, isPlaceWished, skillPoints, wagePoints } from './score.ts'

/**
 * Workers who can take the same job orders for the same points, and are equally urgent, are interchangeable: one class.
 * The members of class c are `members[firstMember[c]]` to `members[firstMember[c + 1] - 1]`, as places in the list of
 * workers; its permitted pairs likewise from `firstPair[c]`, each a place in the list of job orders and its points.
 */
export interface WorkerClasses {
  readonly count: number
  readonly tiers: number
  /** 0 for those who are placed first, below `tiers`. */
  readonly tier: Uint8Array
  readonly firstMember: Int32Array
  readonly members: Int32Array
  readonly firstPair: Int32Array
  readonly job: Uint16Array
  readonly points: Uint8Array
}

/** In what order workers are to be placed, and where companions may go. */
export interface Urgency {
  readonly tiers: number
  readonly tierOf: (worker: MatchingWorker) => number
  /** The enterprises that a worker is bound to; undefined: any. */
  readonly enterprisesOf?: (worker: MatchingWorker) => readonly string[] | undefined
}

export const mostJobOrders = 65_535

export const priorityFirst: Urgency = { tiers: 2, tierOf: (worker) => (worker.priority ? 0 : 1) }

export function workerClasses(
  workers: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
  urgency = priorityFirst,
): WorkerClasses {
  const { classOf, representatives } = classify(workers, jobOrders, urgency)
  const count = representatives.length
  const firstMember = new Int32Array(count + 1)
  for (const c of classOf) firstMember[c + 1]!++
  for (let c = 0; c < count; c++) firstMember[c + 1]! += firstMember[c]!
  const next = firstMember.slice(0, count)
  const members = new Int32Array(workers.length)
  for (let worker = 0; worker < workers.length; worker++) members[next[classOf[worker]!]!++] = worker
  const tier = Uint8Array.from(representatives, urgency.tierOf)
  const pairs = permittedPairs(representatives, jobOrders, urgency)
  return { count, tiers: urgency.tiers, tier, firstMember, members, ...pairs }
}

function classify(
  workers: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
  { tierOf, enterprisesOf }: Urgency,
) {
  const startDays = sortedUnique(jobOrders.map((job) => job.startDay))
  const minimumAges = sortedUnique(jobOrders.map((job) => job.minimumAge))
  const requiredSkills = new Set(jobOrders.map((job) => job.requiredSkill))
  const classOf = new Int32Array(workers.length)
  const classByFacts = new Map<string, number>()
  const representatives: MatchingWorker[] = []
  for (const [index, worker] of workers.entries()) {
    const { destinations, minimumMonthlyWageYuan } = worker
    const startDay = startDays.findIndex((day) => day >= worker.earliestDepartureDay)
    const minimumAge = minimumAges.findLastIndex((age) => age <= worker.age)
    const usefulSkills = worker.skills.filter((skill) => requiredSkills.has(skill)).sort((a, b) => a - b)
    const wished = destinations === 'any' ? destinations : JSON.stringify(destinations)
    const closed = closedTo(worker)
    const closedOnes = closed.size === 0 ? '' : [...closed].sort().join()
    const enterprises = JSON.stringify(enterprisesOf?.(worker))
    const facts = `${tierOf(worker)}|${minimumMonthlyWageYuan}|${startDay}|${minimumAge}|${usefulSkills.join()}|${wished}|${closedOnes}|${enterprises}`
    let found = classByFacts.get(facts)
    if (found === undefined) {
      found = representatives.push(worker) - 1
      classByFacts.set(facts, found)
    }
    classOf[index] = found
  }
  return { classOf, representatives }
}

/** Job orders that are closed to this worker by name. */
function closedTo({ alreadyOffered = [], tooYoungFor = [] }: MatchingWorker): ReadonlySet<string> {
  return alreadyOffered.length + tooYoungFor.length === 0 ? none : new Set([...alreadyOffered, ...tooYoungFor])
}

const none: ReadonlySet<string> = new Set()

function sortedUnique(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function permittedPairs(
  workers: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
  { enterprisesOf }: Urgency,
) {
  const jobsByProvince = Map.groupBy(jobOrders.keys(), (job) => jobOrders[job]!.province)
  const jobsByCity = Map.groupBy(jobOrders.keys(), (job) => jobOrders[job]!.city)
  const jobsByPrefecture = Map.groupBy(jobOrders.keys(), (job) => jobOrders[job]!.city.slice(0, 4))
  const everyJob = [...jobOrders.keys()]
  const pairs = new PairList(workers.length * 32)
  const firstPair = new Int32Array(workers.length + 1)
  for (const [index, worker] of workers.entries()) {
    const skills = new Set(worker.skills)
    const closed = closedTo(worker)
    const enterprises = enterprisesOf?.(worker)
    const collect = (jobs: readonly number[]) => {
      for (const place of jobs) {
        const job = jobOrders[place]!
        if (
          worker.minimumMonthlyWageYuan <= job.monthlyWageYuan &&
          worker.earliestDepartureDay <= job.startDay &&
          worker.age >= job.minimumAge &&
          (job.requiredSkill === null || skills.has(job.requiredSkill)) &&
          !closed.has(job.id) &&
          (enterprises === undefined || enterprises.includes(job.enterprise))
        ) {
          const destination = destinationPoints(worker.destinations, job)
          const wage = wagePoints(worker.minimumMonthlyWageYuan, job.monthlyWageYuan)
          pairs.add(place, destination + wage + skillPoints(job))
        }
      }
    }
    if (worker.destinations === 'any') collect(everyJob)
    else {
      const wishes = new Set(worker.destinations)
      for (const wish of wishes) {
        collect(jobsByProvince.get(wish) ?? [])
        const inCity = jobsByCity.get(wish) ?? jobsByPrefecture.get(wish) ?? []
        collect(inCity.filter((job) => isFirstMetBy(wish, wishes, jobOrders[job]!)))
      }
    }
    firstPair[index + 1] = pairs.count
  }
  return { firstPair, job: pairs.job, points: pairs.points }
}

/** Whether a job is met by this place of the wishes, and not by a province of them or a place before: each job is collected once. */
function isFirstMetBy(wish: string, wishes: ReadonlySet<string>, job: MatchingJobOrder): boolean {
  return !wishes.has(job.province) && [...wishes].find((one) => isPlaceWished(one, job)) === wish
}

class PairList {
  count = 0
  job: Uint16Array
  points: Uint8Array

  constructor(expected: number) {
    this.job = new Uint16Array(expected)
    this.points = new Uint8Array(expected)
  }

  add(job: number, points: number): void {
    if (this.count === this.job.length) this.#grow()
    this.job[this.count] = job
    this.points[this.count++] = points
  }

  #grow(): void {
    const size = Math.max(1024, this.count * 2)
    const { job, points } = this
    this.job = new Uint16Array(size)
    this.job.set(job)
    this.points = new Uint8Array(size)
    this.points.set(points)
  }
}
