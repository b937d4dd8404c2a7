import * as z from 'zod'
import { ServiceError } from '../model/service-error.ts'
import { commitBatch } from '../runtime/commit-batch.ts'
import { redriveExecution as redrive } from '../runtime/redrive-execution.ts'
import { whyNotRedrivable } from '../runtime/why-not-redrivable.ts'
import { existingExecution } from './existing-execution.ts'
import { Arn, operation, seconds } from './operation.ts'

const Redrive = z.object({
  executionArn: Arn,
  clientToken: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[!-~]+$/, 'Member must satisfy regular expression pattern: [!-~]+')
    .optional(),
})

/** In milliseconds, and how many of an execution. */
const tokensCount = { for: 15 * 60_000, last: 10 }

/** The same token within 15 minutes gets the same answer and redrives nothing. */
export const redriveExecution = operation(Redrive, async (runtime, { executionArn, clientToken }) =>
  runtime.turns.run(() => {
    // What ended in this very turn is read from the journal like the rest.
    commitBatch(runtime.journal, runtime.batch)
    const record = existingExecution(runtime, executionArn)
    const now = runtime.clock.epochMilliseconds()
    const tokens = (record.redriveTokens ?? []).filter(({ at }) => now < at + tokensCount.for)
    const repeated = tokens.find(({ token }) => token === clientToken)
    if (repeated) return { redriveDate: seconds(repeated.at) }
    const why =
      record.mapRun === undefined
        ? whyNotRedrivable(runtime, record)
        : 'Execution is a child of a Map Run and is redriven with it'
    if (why !== undefined) throw new ServiceError('ExecutionNotRedrivable', why)
    const redriveTokens = clientToken === undefined ? tokens : [...tokens, { token: clientToken, at: now }]
    redrive(runtime, { ...record, redriveTokens: redriveTokens.slice(-tokensCount.last) })
    return { redriveDate: seconds(now) }
  }),
)
