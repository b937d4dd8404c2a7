import * as z from 'zod'
import { Words } from '../kernel/words.ts'

/** The finding in a sentence; made when one survey is read, and kept nowhere. */
const words = Words.optional()

/** A survey is one record, which holds no list without an end. */
export const mostListed = 500

/** Why a sheet of the workbook was not read. */
export const NotRead = z.enum(['hidden', 'no-survey-heads', 'no-rows'])
export type NotRead = z.infer<typeof NotRead>

/** What the county should know of a sheet besides its counts. It never holds a personal detail. */
export const SurveyFindings = z.object({
  /** The sheets that were read, in the order of the workbook; the name of a CSV file's only one is null. */
  sheets: z.array(z.object({ sheet: z.string().nullable(), rows: z.int().nonnegative(), words })),
  /** Heads that were not understood, each with the known one that is written most like it. */
  unknownHeads: z
    .array(z.object({ sheet: z.string().nullable(), head: z.string(), nearest: z.string().nullable(), words }))
    .optional(),
  /** Columns that would tell on what ground somebody is helped first: dropped, nothing of them kept. */
  droppedHeads: z.array(z.object({ sheet: z.string().nullable(), head: z.string(), words })).optional(),
  /**
   * Rows whose policy of help was not taken over: it is not known, its last day is missing, or the person's separate consent is; at most
   * 500.
   */
  uncertified: z.array(z.object({ sheet: z.string().nullable(), rowNumber: z.int().positive(), words })).optional(),
  /** Known people who stood on the sheet and beside whom nobody wrote an answer. */
  notAsked: z.int().positive().optional(),
  /** Rows that are a total, a remark, a signature or the heads once more. */
  noPeople: z.array(z.object({ sheet: z.string().nullable(), rowNumber: z.int().positive() })).optional(),
  noPeopleWords: words,
  /**
   * Accepted rows with optional cells that could not be read, at most 500; the cells themselves are in the file of rejected
   * rows. Where `isHeld`, a blank would widen what the worker asked for: no job is offered until it is clarified.
   */
  toClarify: z
    .array(
      z.object({
        sheet: z.string().nullable(),
        rowNumber: z.int().positive(),
        columns: z.array(z.string()),
        isHeld: z.boolean(),
        words,
      }),
    )
    .optional(),
  /** Rows that may be one person with a slip in the ID, for a person to judge; at most 500. */
  likelyDuplicates: z
    .array(
      z.object({
        sheet: z.string().nullable(),
        rowNumber: z.int().positive(),
        otherSheet: z.string().nullable(),
        otherRowNumber: z.int().positive(),
        same: z.enum(['birth-date', 'phone']),
        words,
      }),
    )
    .optional(),
  notRead: z.array(z.object({ sheet: z.string(), why: NotRead, words })),
})
export type SurveyFindings = z.infer<typeof SurveyFindings>
