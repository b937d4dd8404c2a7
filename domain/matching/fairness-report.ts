import type { Assignment, MatchingInstance, MatchingWorker } from './matching-instance.ts'

/** Counts of people in one county or one priority category. */
export interface FairnessRow {
  readonly workers: number
  /** Offered a place by the matcher. */
  readonly placed: number
  /** Said yes. */
  readonly accepted: number
  /** placed / workers, 0 to 1. */
  readonly placementRate: number
  /** accepted / placed, 0 to 1; null where nobody was placed. */
  readonly acceptanceRate: number | null
}

export interface FairnessReport {
  readonly byCounty: Readonly<Record<string, FairnessRow>>
  readonly byPriority: Readonly<Record<'priority' | 'other', FairnessRow>>
}

/**
 * Placement and acceptance by county and by priority category, so that a batch which serves one county or category worse
 * is seen. `accepted` holds the ids of the workers who said yes.
 */
export function fairnessReport(
  { workers }: Pick<MatchingInstance, 'workers'>,
  assignments: readonly Assignment[],
  accepted: ReadonlySet<string>,
): FairnessReport {
  const placed = new Set(assignments.map((assignment) => assignment.worker))
  const row = (people: readonly MatchingWorker[]): FairnessRow => {
    const placedPeople = people.filter((worker) => placed.has(worker.id))
    const acceptedPeople = placedPeople.filter((worker) => accepted.has(worker.id))
    return {
      workers: people.length,
      placed: placedPeople.length,
      accepted: acceptedPeople.length,
      placementRate: people.length === 0 ? 0 : placedPeople.length / people.length,
      acceptanceRate: placedPeople.length === 0 ? null : acceptedPeople.length / placedPeople.length,
    }
  }
  const counties = [...Map.groupBy(workers, (worker) => worker.county)].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    byCounty: Object.fromEntries(counties.map(([county, people]) => [county, row(people)])),
    byPriority: {
      priority: row(workers.filter((worker) => worker.priority)),
      other: row(workers.filter((worker) => !worker.priority)),
    },
  }
}
