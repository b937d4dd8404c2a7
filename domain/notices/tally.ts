import * as z from 'zod'

/** What is counted by the day and the batch, beside the counts that the batch itself keeps. */
export const Tally = z.object({
  smsSent: z.int(),
  /** As which the messages are billed. */
  smsSegments: z.int(),
  smsReceived: z.int(),
  casesOpened: z.int(),
  casesSettled: z.int(),
  casesUnresolved: z.int(),
})
export type Tally = z.infer<typeof Tally>

export function sumOfTallies(parts: readonly Partial<Tally>[]): Tally {
  const sum = { smsSent: 0, smsSegments: 0, smsReceived: 0, casesOpened: 0, casesSettled: 0, casesUnresolved: 0 }
  for (const part of parts) {
    sum.smsSent += part.smsSent ?? 0
    sum.smsSegments += part.smsSegments ?? 0
    sum.smsReceived += part.smsReceived ?? 0
    sum.casesOpened += part.casesOpened ?? 0
    sum.casesSettled += part.casesSettled ?? 0
    sum.casesUnresolved += part.casesUnresolved ?? 0
  }
  return sum
}
