import * as z from 'zod'
import type { Sentence } from '../kernel/words.ts'
import { batchSentences } from './batch-sentences.ts'

const count = z.int().nonnegative()

/** What a batch waits for, as its workflow notes it. */
export const BatchWait = z.discriminatedUnion('for', [
  z.object({ for: z.literal('headcounts') }),
  z.object({ for: z.literal('proposals') }),
  z.object({ for: z.literal('seat-answers'), people: count }),
  z.object({ for: z.literal('answers'), offers: count, round: z.int().positive() }),
  z.object({
    for: z.literal('approval'),
    trips: count,
    yuan: z.number().nonnegative(),
    refused: z.string().optional(),
  }),
  z.object({ for: z.literal('overdue-approval') }),
  z.object({ for: z.literal('confirmations') }),
  z.object({ for: z.literal('road') }),
])
export type BatchWait = z.infer<typeof BatchWait>

export function tellWait(wait: BatchWait): Sentence {
  switch (wait.for) {
    case 'headcounts':
      return batchSentences('waits-headcounts')
    case 'proposals':
      return batchSentences('waits-proposals')
    case 'seat-answers':
      return batchSentences('waits-seats', { people: wait.people })
    case 'answers':
      return batchSentences('waits-answers', { offers: wait.offers, round: wait.round })
    case 'approval':
      return wait.refused === undefined
        ? batchSentences('waits-approval', { trips: wait.trips, yuan: wait.yuan })
        : batchSentences('waits-old-plan', { trips: wait.trips, yuan: wait.yuan })
    case 'overdue-approval':
      return batchSentences('waits-overdue')
    case 'confirmations':
      return batchSentences('waits-confirmations')
    case 'road':
      return batchSentences('waits-road')
  }
}
