import type { CompanionGroup } from './companion-groups.ts'
import type { MatchingJobOrder } from './matching-instance.ts'
import { type Column, maximise, type Row } from './maximise.ts'
import { permitted, score } from './score.ts'
import type { WorkerClasses } from './worker-classes.ts'

/** Which enterprise takes a group; one that is not in it stays at home. */
export type Destinations = ReadonlyMap<CompanionGroup, string>

/** What one person in one job order counts for. */
export type Worth = (person: { readonly priority: boolean; readonly points: number }) => number

/** Numbers that a solution must not fall below. */
export interface AtLeast {
  readonly placed: number
  readonly priorityPlaced: number
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

  /** Of a group and an enterprise that could take it. */
  get choices(): number {
    return this.#choices.length
  }

  /** Workers alone. Classes that differ in nothing that counts here are taken as one. */
  addAlone(classes: WorkerClasses): void {
    const alike = new Map<string, { size: number; jobs: number[]; worths: number[]; priority: boolean }>()
    for (let c = 0; c < classes.count; c++) {
      const priority = classes.tier[c] === 0
      const from = classes.firstPair[c]!
      const to = classes.firstPair[c + 1]!
      const jobs = [...classes.job.subarray(from, to)]
      const worths = Array.from(classes.points.subarray(from, to), (points) => this.#worth({ priority, points }))
      const key = JSON.stringify([priority, jobs, worths])
      const size = classes.firstMember[c + 1]! - classes.firstMember[c]!
      const known = alike.get(key)
      if (known === undefined) alike.set(key, { size, jobs, worths, priority })
      else known.size += size
    }
    for (const { size, jobs, worths, priority } of alike.values()) {
      const row = this.#addRow({ lower: 0, upper: size })
      for (const [i, job] of jobs.entries()) this.#addPeople(job, row, priority, worths[i]!, size)
    }
  }

  addGroup(group: CompanionGroup): void {
    const goesOnce = this.#addRow({ lower: 0, upper: 1 })
    for (const enterprise of group.enterprises) {
      const goesWhole = group.members.map(() => this.#addRow({ lower: 0, upper: 0 }))
      const entries = [[goesOnce, 1] as const, ...goesWhole.map((row) => [row, -1] as const)]
      const column = this.#columns.push({ points: 0, upper: 1, whole: true, entries }) - 1
      this.#choices.push({ column, group, enterprise })
      for (const [i, member] of group.members.entries()) {
        for (const job of this.#ordersOf.get(enterprise)!) {
          if (!permitted(member, this.#jobOrders[job]!)) continue
          const { priority } = member
          const worth = this.#worth({ priority, points: score(member, this.#jobOrders[job]!) })
          this.#addPeople(job, goesWhole[i]!, priority, worth, 1)
        }
      }
    }
  }

  /** The most that can be reached, and where the groups then go; undefined if it could not be proved. */
  async solve(): Promise<{ most: number; destinations: Destinations } | undefined> {
    const maximum = await maximise(this.#columns, this.#rows)
    if (maximum === undefined) return undefined
    const chosen = this.#choices.filter(({ column }) => maximum.values[column]! > 0.5)
    return {
      most: maximum.points,
      destinations: new Map(chosen.map(({ group, enterprise }) => [group, enterprise])),
    }
  }

  #addRow(row: Row): number {
    return this.#rows.push(row) - 1
  }

  #addPeople(job: number, row: number, priority: boolean, points: number, upper: number): void {
    const everybody = this.#jobOrders.length
    const entries: [number, number][] = [
      [job, 1],
      [everybody, 1],
      [row, 1],
    ]
    if (priority) entries.push([everybody + 1, 1])
    this.#columns.push({ points, upper, whole: false, entries })
  }
}
