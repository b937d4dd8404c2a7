import * as z from 'zod'
import { becomesCandidate } from './becomes-candidate.ts'
import type { SheetReading } from './read-survey-sheet.ts'
import { RejectionReason } from './rejection.ts'
import { ChangeCounts, SurveyChange } from './survey-changes.ts'

const count = z.int().nonnegative()

/** What became of the rows of a sheet, or of a part of it: rows = accepted + rejected + duplicates. */
export const SurveyOutcome = z.object({
  rows: count,
  accepted: count,
  rejected: count,
  duplicates: count,
  /** The accepted rows that are willing and consented, and have nothing to be clarified first. */
  candidates: count,
  rejectedByReason: z.record(RejectionReason, count),
  /** What changed since the survey before; absent in surveys that were imported before it was counted. */
  changes: ChangeCounts.optional(),
})
export type SurveyOutcome = z.infer<typeof SurveyOutcome>

export const noRows: SurveyOutcome = {
  rows: 0,
  accepted: 0,
  rejected: 0,
  duplicates: 0,
  candidates: 0,
  rejectedByReason: {
    'missing-field': 0,
    'invalid-national-id': 0,
    'under-16': 0,
    'invalid-phone': 0,
    'unknown-county': 0,
    'invalid-value': 0,
  },
}

export function outcomeOf(reading: SheetReading): SurveyOutcome {
  const rejectedByReason = { ...noRows.rejectedByReason }
  for (const row of reading.rejected) rejectedByReason[row.reason] += 1
  return {
    rows: reading.rows,
    accepted: reading.accepted.length,
    rejected: reading.rejected.length,
    duplicates: reading.duplicates.length,
    candidates: reading.accepted.filter(becomesCandidate).length,
    rejectedByReason,
  }
}

export function sumOfOutcomes(parts: Iterable<SurveyOutcome>): SurveyOutcome {
  const changes: ChangeCounts[] = []
  const sum: SurveyOutcome = { ...noRows, rejectedByReason: { ...noRows.rejectedByReason } }
  for (const part of parts) {
    sum.rows += part.rows
    sum.accepted += part.accepted
    sum.rejected += part.rejected
    sum.duplicates += part.duplicates
    sum.candidates += part.candidates
    if (part.changes) changes.push(part.changes)
    for (const reason of RejectionReason.options) sum.rejectedByReason[reason] += part.rejectedByReason[reason]
  }
  if (changes.length === 0) return sum
  const total = (change: SurveyChange) => changes.reduce((all, one) => all + (one[change] ?? 0), 0)
  return {
    ...sum,
    changes: Object.fromEntries(SurveyChange.options.map((change) => [change, total(change)])) as ChangeCounts,
  }
}
