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
