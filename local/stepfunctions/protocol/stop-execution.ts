import * as z from 'zod'
import { endExecution } from '../runtime/end-execution.ts'
import { checkArn } from './arns.ts'
import { existingExecution } from './existing-execution.ts'
import { Arn, Cause, ErrorName, operation, seconds } from './operation.ts'

const Stop = z.object({
  executionArn: Arn,
  error: ErrorName,
  cause: Cause,
})

/** Stopping what has ended already answers with the time at which it ended. */
export const stopExecution = operation(Stop, async (runtime, request) =>
  runtime.turns.run(() => {
    const { error, cause } = request
    checkArn(request.executionArn, 'execution')
    const live = runtime.byArn.get(request.executionArn)
    if (live) endExecution(runtime, live, { status: 'ABORTED', error, cause })
    const { stoppedAt = 0 } = existingExecution(runtime, request.executionArn)
    return { stopDate: seconds(stoppedAt) }
  }),
)
