import * as z from 'zod'
import { Words } from '../kernel/words.ts'

/** A list that other systems are given, with its columns. */
export const ToldList = z.object({
  list: z.string(),
  /** Name and version of the columns, as the header `zhida-schema` says it. */
  schema: z.string(),
  words: Words,
  path: z.string(),
  /** `POST /v1/imports` takes such lists of others. */
  isTakenIn: z.boolean(),
  columns: z.array(
    z.object({
      /** In JSON Lines. */
      name: z.string(),
      /** In CSV. */
      head: z.string(),
      words: Words,
      kind: z.enum(['text', 'number', 'yes-no']),
      /** false: it may be empty, or null. */
      isRequired: z.boolean(),
      unit: z.string().optional(),
      codes: z.union([z.string(), z.array(z.string())]).optional(),
      toldOnly: z.literal(true).optional(),
    }),
  ),
})
export type ToldList = z.infer<typeof ToldList>

/** Of a list of 1,000 vacancies some 400 KB. */
const longestList = 2_000_000
export const mostLines = 1000

/** A list of somebody else's, in the columns that `GET /v1/exports` tells. */
export const TakeList = z.strictObject({
  /** Which columns it has: `vacancies/1`. */
  schema: z.enum(['enterprises/1', 'vacancies/1']),
  format: z.enum(['csv', 'jsonl']),
  /** The whole file as text. */
  content: z.string().min(1).max(longestList),
  /** Only say what would become of it. */
  dryRun: z.boolean().default(false),
  /** Take every line that is right, and tell those that are wrong; else one that is wrong keeps all of them out. */
  lineByLine: z.boolean().default(false),
  /** Of a part of a longer file: how many of its lines came before, besides the heads. Lines are told as they are counted there. */
  linesBefore: z.int().nonnegative().max(10_000_000).default(0),
})
export type TakeList = z.infer<typeof TakeList>

const count = z.int().nonnegative()

/** `created`: new by this list, or would be. `standing`: stood so before. `wrong`: was not taken, and why stands under `problems`. */
export const LineOutcome = z.enum(['created', 'standing', 'wrong'])
export type LineOutcome = z.infer<typeof LineOutcome>

/** What became of a list: where a line is wrong nothing is taken of any, unless it was to be taken line by line. */
export const TakenList = z.object({
  schema: z.string(),
  /** Of the content: the same list again changes nothing. */
  sha256: z.string(),
  dryRun: z.boolean(),
  lines: count,
  /** New by this list; with `dryRun` or where something is wrong, what would be. */
  created: count,
  /** Stood so before. */
  standing: count,
  /** Of every line, in their order. */
  outcomes: z.array(z.object({ line: count, outcome: LineOutcome })),
  /** By line, at most 200. */
  problems: z.array(
    z.object({
      /** As an editor counts them, from 1; of a CSV file 1 is the heads. */
      line: count,
      column: z.string().nullable(),
      words: Words,
    }),
  ),
  /** There are more than are listed. */
  hasMoreProblems: z.boolean(),
})
export type TakenList = z.infer<typeof TakenList>

export const mostProblems = 200
