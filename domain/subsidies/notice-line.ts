import * as z from 'zod'
import { Money } from '../kernel/money.ts'

/** A line of a public notice (公示): this and nothing else of the person. No number, telephone, account or health. */
export const NoticeLine = z.object({
  /** 王** */
  name: z.string(),
  /** null: not known. */
  township: z.string().nullable(),
  village: z.string().nullable(),
  kind: z.string(),
  amount: Money,
})
export type NoticeLine = z.infer<typeof NoticeLine>
