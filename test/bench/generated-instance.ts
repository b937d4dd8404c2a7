import type { MatchingInstance, MatchingJobOrder, MatchingWorker } from '../../domain/matching/matching-instance.ts'

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Weighted<T> = readonly (readonly [T, number])[]

const provincesOfWorkers: Weighted<string> = [
  ['Guangdong', 38],
  ['Zhejiang', 19],
  ['Yunnan', 10],
  ['Jiangsu', 10],
  ['Fujian', 8],
  ['Shanghai', 4],
  ['Shandong', 2.3],
  ['Chongqing', 2.1],
  ['Sichuan', 1.7],
  ['Tianjin', 1.5],
  ['Hubei', 1.4],
  ['Guizhou', 1],
  ['Guangxi', 0.7],
  ['Hunan', 0.3],
]

const provincesOfJobs: Weighted<string> = [
  ['Guangdong', 19],
  ['Zhejiang', 8],
  ['Fujian', 7],
  ['Shanghai', 7],
  ['Jiangsu', 5],
  ['Yunnan', 5],
  ['Guangxi', 2],
  ['Shandong', 2.5],
  ['Chongqing', 2],
  ['Hunan', 0.7],
  ['Tianjin', 0.7],
  ['Sichuan', 0.7],
  ['Hubei', 0.5],
  ['Guizhou', 0.4],
]

const wages: Weighted<number> = [
  [2500, 123],
  [3000, 176],
  [3500, 299],
  [4000, 344],
  [4500, 347],
  [5000, 252],
  [5500, 111],
  [6000, 40],
  [6500, 4],
]

/** There is one group to so many people, and of these sizes. */
export interface Companions {
  readonly oneTo: number
  readonly sizes: Weighted<number>
}

const usualCompanions: Companions = {
  oneTo: 24,
  sizes: [
    [2, 46],
    [3, 17],
    [4, 8],
    [5, 8],
    [6, 4],
  ],
}

/** An instance of the same statistical shape as `shared/planning/matching-2000x60.json`: same shares, same spread. */
export function generatedInstance(
  workerCount: number,
  jobCount: number,
  seed = 1,
  companions = usualCompanions,
): MatchingInstance {
  const chance = chanceFrom(seed)
  const whole = (from: number, to: number) => from + Math.floor(chance() * (to - from + 1))
  const pick = <T>(choices: Weighted<T>): T => {
    let left = chance() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [choice, weight] of choices) {
      left -= weight
      if (left < 0) return choice
    }
    return choices.at(-1)![0]
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  const skill = () => Math.min(30, Math.ceil((1 / (chance() + 0.033) - 0.96) * 1.03))

  const destinations = (): MatchingWorker['destinations'] => {
    if (chance() < 0.285) return 'any'
    const wished = new Set<string>()
    const wishes = pick([
      [1, 781],
      [2, 520],
      [3, 128],
    ])
    while (wished.size < wishes) wished.add(pick(provincesOfWorkers))
    return [...wished]
  }

  const worker = (place: number): MatchingWorker => ({
    id: `W${place + 1}`,
    county: `C${String(whole(1, 129)).padStart(3, '0')}`,
    age: Math.min(59, Math.max(16, Math.round(32 + 10 * normal()))),
    skills: [...new Set(Array.from({ length: chance() < 0.52 ? 0 : chance() < 0.63 ? 1 : whole(2, 3) }, skill))],
    minimumMonthlyWageYuan: pick(wages) + (chance() < 0.1 ? whole(-4, 4) * 100 : 0),
    destinations: destinations(),
    earliestDepartureDay: chance() < 0.4 ? 0 : whole(1, 60),
    priority: chance() < 0.33,
    companionGroup: null,
  })
  const workers = Array.from({ length: workerCount }, (_, place) => worker(place))
  gather(workers, Math.round(workerCount / companions.oneTo), () => pick(companions.sizes), chance)

  const sizes = Array.from({ length: jobCount }, () => Math.exp(normal() * 0.9))
  const scale = (0.92 * workerCount) / sizes.reduce((sum, size) => sum + size, 0)
  const jobOrder = (place: number): MatchingJobOrder => {
    const requiredSkill = chance() < 0.6 ? null : skill()
    const premium = requiredSkill === null ? 0 : 900
    return {
      id: `J${String(place + 1).padStart(4, '0')}`,
      enterprise: `E${String(whole(1, Math.ceil(jobCount * 0.6))).padStart(4, '0')}`,
      city: 'City',
      province: pick(provincesOfJobs),
      headcount: Math.max(2, Math.round(sizes[place]! * scale)),
      minimumAge: chance() < 0.15 ? 18 : 16,
      requiredSkill,
      monthlyWageYuan: Math.min(7500, Math.max(3000, 100 * Math.round((4550 + premium + 850 * normal()) / 100))),
      startDay: 7 * whole(1, 9),
      lodging: chance() < 0.77,
    }
  }
  return {
    format: 'matching-workers-1',
    workers,
    jobOrders: Array.from({ length: jobCount }, (_, place) => jobOrder(place)),
  }
}

/** Companions come from one or two neighbouring counties and mostly want the same: the first one's wishes, at times less. */
function gather(workers: MatchingWorker[], groups: number, size: () => number, chance: () => number): void {
  const free = workers.map((worker) => worker)
  for (let group = 1; group <= groups; group++) {
    const members = Array.from({ length: size() }, () => free.splice(Math.floor(chance() * free.length), 1)[0]!)
    const [first] = members
    for (const member of members) {
      member.companionGroup = `G${group}`
      member.county = first!.county
      member.destinations = first!.destinations
      member.earliestDepartureDay = first!.earliestDepartureDay
    }
  }
}
