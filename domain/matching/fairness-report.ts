import * as z from 'zod'
import type { Candidate } from '../batches/candidate.ts'
import { BatchId } from '../kernel/ids.ts'
import type { CandidateOutcome } from './candidate-outcome.ts'
import type { FlagEffect } from './flag-effect.ts'

const count = z.int().nonnegative()
const rate = z.number().min(0).max(1).nullable()

/** Counts of people. Somebody whose offer is still open counts as offered, not as accepted. */
export const FairnessRow = z.object({
  /** Candidates of the batch. */
  workers: count,
  /** Those of them who had an offer in some round. */
  offered: count,
  /** Those of them who said yes. */
  accepted: count,
  /** Those of them whose yes still stands. */
  placed: count,
  /** placed / workers; null where there is nobody. */
  placementRate: rate,
  /** accepted / offered; null where nobody was offered anything. */
  acceptanceRate: rate,
})
export type FairnessRow = z.infer<typeof FairnessRow>

export const FairnessReport = z.object({
  batchId: BatchId,
  all: FairnessRow,
  /** A county with too few people for a row of its own shares one with others. */
  byCounty: z.array(z.object({ counties: z.array(z.string()).min(1), ...FairnessRow.shape })),
  /** Who is helped first, and everybody else; null where either is too few. */
  byPriority: z.object({ priority: FairnessRow, other: FairnessRow }).nullable(),
  /**
   * What it did that some are helped first: over the rounds that were matched, each once more as if nobody were. null where the rows
   * above are not shown, either number is above 0 and too few, or a release before matched the rounds.
   */
  flagEffect: z
    .object({
      rounds: count,
      /** People who were matched in some round, and would not have been in it. */
      helped: count,
      /** People who were not matched in some round, and would have been in it. */
      cost: count,
    })
    .nullable(),
  /** No row stands for fewer people, nor for fewer with an offer. */
  fewestPeople: z.int(),
})
export type FairnessReport = z.infer<typeof FairnessReport>

/** Below this number (ours to change) a row could tell of a person what category they are in, or that they said no. */
const fewestPeople = 10

export interface CandidateResult extends Pick<Candidate, 'countyCode' | 'priority'> {
  readonly outcome: CandidateOutcome
}

/**
 * Placement and acceptance by county and by priority category, so that a batch which serves one of them worse is seen.
 * Since `all` is known, one hidden row could be found by subtraction: small counties are therefore put together until
 * they are enough, with the smallest of the others if need be, and the two categories are shown both or neither.
 */
export function fairnessReport(
  batchId: BatchId,
  results: readonly CandidateResult[],
  effects: readonly FlagEffect[] = [],
): FairnessReport {
  const byCounty = [...Map.groupBy(results, (one) => one.countyCode)].map(([county, people]) => ({
    counties: [county],
    people,
  }))
  const categories = {
    priority: results.filter((one) => one.priority),
    other: results.filter((one) => !one.priority),
  }
  const isShown = isEnough(categories.priority) && isEnough(categories.other)
  return {
    batchId,
    all: rowOf(results),
    byCounty: putTogether(byCounty).map(({ counties, people }) => ({ counties, ...rowOf(people) })),
    byPriority: isShown ? { priority: rowOf(categories.priority), other: rowOf(categories.other) } : null,
    flagEffect: isShown ? countedEffect(effects) : null,
    fewestPeople,
  }
}

/** Two rounds may have helped one person. */
function countedEffect(effects: readonly FlagEffect[]): FairnessReport['flagEffect'] {
  const helped = new Set(effects.flatMap((one) => one.helped)).size
  const cost = new Set(effects.flatMap((one) => one.cost)).size
  const isTold = [helped, cost].every((people) => people === 0 || people >= fewestPeople)
  return effects.length > 0 && isTold ? { rounds: effects.length, helped, cost } : null
}

interface Group {
  readonly counties: readonly string[]
  readonly people: readonly CandidateResult[]
}

/** Rows that may be shown, by county; none if everybody together is too few. */
function putTogether(byCounty: readonly Group[]): { counties: string[]; people: readonly CandidateResult[] }[] {
  const bySize = byCounty.toSorted((a, b) => a.people.length - b.people.length)
  const large = bySize.filter(({ people }) => isEnough(people))
  const small = bySize.filter(({ people }) => !isEnough(people))
  while (small.length > 0 && large.length > 0 && !isEnough(small.flatMap(({ people }) => people))) {
    small.push(large.shift()!)
  }
  const together = {
    counties: small.flatMap(({ counties }) => counties),
    people: small.flatMap(({ people }) => people),
  }
  return [...large, together]
    .filter(({ people }) => isEnough(people))
    .map(({ counties, people }) => ({ counties: counties.toSorted(), people }))
    .sort((a, b) => (a.counties[0]! < b.counties[0]! ? -1 : 1))
}

function isEnough(people: readonly CandidateResult[]): boolean {
  const { workers, offered } = rowOf(people)
  return workers >= fewestPeople && (offered === 0 || offered >= fewestPeople)
}

function rowOf(people: readonly CandidateResult[]): FairnessRow {
  const workers = people.length
  const placed = people.filter(({ outcome }) => outcome === 'placed').length
  const accepted = placed + people.filter(({ outcome }) => outcome === 'accepted').length
  const offered = accepted + people.filter(({ outcome }) => outcome === 'offered').length
  return {
    workers,
    offered,
    accepted,
    placed,
    placementRate: workers === 0 ? null : placed / workers,
    acceptanceRate: offered === 0 ? null : accepted / offered,
  }
}
