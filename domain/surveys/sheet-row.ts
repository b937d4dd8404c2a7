import * as z from 'zod'
import { SurveyId, WorkerId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { RejectionReason } from './rejection.ts'
import { type SurveyFactName, surveyFactNames } from './survey-facts.ts'

/**
 * What became of a row that somebody has to look at, or has: rejected; accepted with cells that could not be read; accepted;
 * or accepted and outranked by a later survey of the same person, so that it changed nothing.
 */
export const RowState = z.enum(['rejected', 'to-clarify', 'accepted', 'outranked'])
export type RowState = z.infer<typeof RowState>

/** Which of them wait for a person. */
export const waits: Record<RowState, boolean> = {
  rejected: true,
  'to-clarify': true,
  accepted: false,
  outranked: false,
}

const Column = z.enum(surveyFactNames as [SurveyFactName, ...SurveyFactName[]])

/** One row of a sheet that was rejected or is to be clarified, in its present version. */
export const SheetRow = z.object({
  surveyId: SurveyId,
  /** The place of its sheet among those that were read, from 1. */
  sheetNumber: z.int().positive(),
  /** null: the only sheet of a CSV file. */
  sheet: z.string().nullable(),
  rowNumber: z.int().positive(),
  /** The county of the upload: whose staff it waits for. */
  countyCode: z.string(),
  state: RowState,
  /** 1 as imported; counts up with each correction. */
  version: z.int().positive(),
  /** null where nothing is left to correct. */
  reason: RejectionReason.nullable(),
  /** The columns that the reason holds for. */
  columns: z.array(Column),
  /** Whether no job is offered until it is clarified: a blank would widen what the worker asked for. */
  isHeld: z.boolean(),
  /** Whether the survey counts it among its candidates. */
  isCandidate: z.boolean(),
  /** The cells as written, sealed whole: in a row that has slipped sideways an ID can stand anywhere. */
  sealedCells: z.string(),
  /** Stands in where no day of the survey was written. */
  importDate: CalendarDate,
  /** Whom the registry knows by the ID of the row; null while it is rejected. */
  workerId: WorkerId.nullable(),
  /** Whether a correction of this row brought the worker into the registry, so that a further one may take them out. */
  isNewcomer: z.boolean(),
  /** Who corrected it last, and when; null as imported. */
  changedBy: z.string().nullable(),
  changedAt: Instant.nullable(),
})
export type SheetRow = Readonly<z.infer<typeof SheetRow>>
