import * as z from 'zod'
import { JobOrderId } from '../kernel/ids.ts'
import { Money } from '../kernel/money.ts'
import { RoundMessages } from './round-messages.ts'

const count = z.int().nonnegative()
const range = <Of extends z.ZodType>(of: Of) => z.object({ least: of, most: of })

/** On what a range of the forecast stands: so many former batches, and the least and the most that one of them had. */
const basis = <Of extends z.ZodType>(of: Of) => z.object({ batches: z.int().positive(), least: of, most: of })

/** What a batch is likely to take, reckoned before it is started; null where nothing is known to go by. */
export const BatchForecast = z.object({
  candidates: z.object({
    /** Willing, with consent, free, and able to leave in time: of those the batch takes its candidates. */
    total: count,
    /** More people are registered than were looked at: `total` and the last counties are too low. */
    isAtLeast: z.boolean(),
    /** Beside them: whose county was hit by a disaster and who are to be offered help before a job. Nobody counts on them. */
    helpFirst: count,
    byCounty: z.array(z.object({ countyCode: z.string(), candidates: count })),
  }),
  places: z.object({
    reported: count,
    /** That no other batch keeps; none of an enterprise that is paused. Their enterprises still have to confirm them. */
    free: count,
    jobOrders: z.array(z.object({ jobOrderId: JobOrderId, reported: count, free: count })),
  }),
  /** Candidates or free places, whichever are fewer. */
  mostPeople: count,
  /** Who will say yes; its basis are shares of `mostPeople`, 0 to 1. */
  people: range(count)
    .extend({ basis: basis(z.number().min(0).max(1)) })
    .nullable(),
  /** The first round at most, with every free place offered to somebody. Later rounds come on top. */
  messages: RoundMessages,
  /** Of the people who will say yes; its basis are costs per person. Distances of the new batch are not looked at. */
  transport: range(Money)
    .extend({ basis: basis(Money) })
    .nullable(),
})
export type BatchForecast = z.infer<typeof BatchForecast>
