import type { CompanionGroup } from './companion-groups.ts'
import type { MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { type Column, maximise, type Row } from './maximise.ts'
import { permitted, score } from './score.ts'
import type { WorkerClasses } from './worker-classes.ts'

/** Which enterprise takes a group; one that is not in it stays at home. */
export type Destinations = ReadonlyMap<CompanionGroup, string>

/** The value of one person in one job order. */
export type Worth = (person: { readonly priority: boolean; readonly points: number }) => number

/** Numbers that a solution must not fall below. */
export interface AtLeast {
  readonly placed: number
  readonly priorityPlaced: number
}

export interface Solution {
  readonly value: number
  /** No assignment has a higher value than this. */
  readonly mostValue: number
  readonly destinations: Destinations
}

/** People of one class or one group who can take the same job orders and count for the same in each. */
interface Alike {
  size: number
  readonly priority: boolean
  readonly jobs: readonly number[]
  readonly worths: readonly number[]
}

/**
 * The integer programme of workers alone and companion groups. Only where a group goes is a whole decision: once these
 * are made the rest is a flow, whose corners are whole.
 *
 * Rows: the job orders' headcounts, everybody placed, priority workers placed, then what classes and groups add.
 */
export class CompanionProgramme {
  readonly #jobOrders: readonly MatchingJobOrder[]
  readonly #ordersOf: Map<string, number[]>
  readonly #worth: Worth
  readonly #rows: Row[]
  readonly #columns: Column[] = []
  readonly #choices: { readonly column: number; readonly group: CompanionGroup; readonly enterprise: string }[] = []

  constructor(jobOrders: readonly MatchingJobOrder[], worth: Worth, atLeast: AtLeast) {
    this.#jobOrders = jobOrders
    this.#ordersOf = Map.groupBy(jobOrders.keys(), (job) => jobOrders[job]!.enterprise)
    this.#worth = worth
    this.#rows = jobOrders.map((job) => ({ lower: 0, upper: job.headcount }))
    this.#rows.push({ lower: atLeast.placed, upper: Number.POSITIVE_INFINITY })
    this.#rows.push({ lower: atLeast.priorityPlaced, upper: Number.POSITIVE_INFINITY })
  }

  get columns(): number {
    return this.#columns.length
  }

  /** Workers alone. Classes that differ in nothing that counts here are taken as one. */
  addAlone(classes: WorkerClasses): void {
    const people = Array.from({ length: classes.count }, (_, c): Alike => {
      const priority = classes.tier[c] === 0
      const from = classes.firstPair[c]!
      const to = classes.firstPair[c + 1]!
      return {
        size: classes.firstMember[c + 1]! - classes.firstMember[c]!,
        priority,
        jobs: [...classes.job.subarray(from, to)],
        worths: Array.from(classes.points.subarray(from, to), (points) => this.#worth({ priority, points })),
      }
    })
    for (const alike of putTogether(people)) {
      if (alike.jobs.length > 0) this.#addPeople(alike, this.#addRow({ lower: 0, upper: alike.size }))
    }
  }

  addGroup(group: CompanionGroup): void {
    const goesOnce = this.#addRow({ lower: 0, upper: 1 })
    for (const enterprise of group.enterprises) {
      const members = putTogether(group.members.map((member) => this.#asAlike(member, enterprise)))
      const bound = members.filter(({ jobs }) => jobs.length === 1)
      const needed = new Map<number, number>()
      for (const { jobs, size } of bound) needed.set(jobs[0]!, (needed.get(jobs[0]!) ?? 0) + size)
      if ([...needed].some(([job, places]) => places > this.#jobOrders[job]!.headcount)) continue
      this.#addChoice(group, enterprise, goesOnce, members)
    }
  }

  /** The most that is reached in so many steps; undefined if nothing was found. */
  async solve(mostSteps: number): Promise<Solution | undefined> {
    const maximum = await maximise(this.#columns, this.#rows, mostSteps)
    if (maximum === undefined) return undefined
    const { values, points: value, mostPoints: mostValue } = maximum
    const chosen = this.#choices.filter(({ column }) => values[column]! > 0.5)
    return { value, mostValue, destinations: new Map(chosen.map(({ group, enterprise }) => [group, enterprise])) }
  }

  /** The column of the choice takes with it the members who then have one order to go to; others choose by columns. */
  #addChoice(group: CompanionGroup, enterprise: string, goesOnce: number, members: readonly Alike[]): void {
    const entries: (readonly [number, number])[] = [[goesOnce, 1]]
    const counted = new Map<number, number>()
    let points = 0
    const choosing: (readonly [Alike, number])[] = []
    for (const alike of members) {
      if (alike.jobs.length === 1) {
        points += alike.size * alike.worths[0]!
        for (const row of this.#rowsOf(alike.jobs[0]!, alike.priority))
          counted.set(row, (counted.get(row) ?? 0) + alike.size)
      } else {
        const goesWhole = this.#addRow({ lower: 0, upper: 0 })
        entries.push([goesWhole, -alike.size])
        choosing.push([alike, goesWhole])
      }
    }
    const column = this.#columns.push({ points, upper: 1, whole: true, entries: [...entries, ...counted] }) - 1
    this.#choices.push({ column, group, enterprise })
    for (const [alike, row] of choosing) this.#addPeople(alike, row)
  }

  #asAlike(member: MatchingWorker, enterprise: string): Alike {
    const { priority } = member
    const jobs = this.#ordersOf.get(enterprise)!.filter((job) => permitted(member, this.#jobOrders[job]!))
    const worths = jobs.map((job) => this.#worth({ priority, points: score(member, this.#jobOrders[job]!) }))
    return { size: 1, priority, jobs, worths }
  }

  #addRow(row: Row): number {
    return this.#rows.push(row) - 1
  }

  #addPeople({ size, priority, jobs, worths }: Alike, row: number): void {
    for (const [i, job] of jobs.entries()) {
      const counted = this.#rowsOf(job, priority).map((each) => [each, 1] as const)
      this.#columns.push({ points: worths[i]!, upper: size, whole: false, entries: [...counted, [row, 1]] })
    }
  }

  /** Where a person in a job order counts. */
  #rowsOf(job: number, priority: boolean): number[] {
    const everybody = this.#jobOrders.length
    return priority ? [job, everybody, everybody + 1] : [job, everybody]
  }
}

function putTogether(people: readonly Alike[]): Alike[] {
  const alike = new Map<string, Alike>()
  for (const one of people) {
    const key = JSON.stringify([one.priority, one.jobs, one.worths])
    const known = alike.get(key)
    if (known === undefined) alike.set(key, { ...one })
    else known.size += one.size
  }
  return [...alike.values()]
}
