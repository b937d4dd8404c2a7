import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type * as z from 'zod'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import { type Deps, depsOfThisFunction } from './deps.ts'

/** A refusal inside a workflow: the state machine catches it by its code, e.g. `agreement-not-active`. */
class TaskRefused extends Error {
  constructor(code: string, detail: string) {
    super(detail)
    this.name = code
  }
}

/** `{}` where the verb has nothing to answer. */
export type TaskHandler<Result> = (
  event: unknown,
  context: Context,
) => Promise<Result extends Refusal ? never : Result extends object ? Result : object>

/**
 * Makes a verb the task of a workflow. Its answer becomes state data, so it is small and holds no personal detail.
 * A state machine sees a refusal under its code and whatever broke as `Error`, so that it can retry the second alone.
 */
export function task<Input extends z.ZodType, Result>(
  schema: Input,
  verb: (input: z.infer<Input>, deps: Deps) => Promise<Result>,
): TaskHandler<Result> {
  return middy<unknown, unknown>().handler(async (event: unknown, context: Context) => {
    const deps = depsOfThisFunction()
    const parsed = schema.safeParse(event)
    if (!parsed.success) throw new TaskRefused('invalid-request', parsed.error.message)
    const result = await verb(parsed.data, deps).catch((error: unknown) => {
      deps.logger.error(`${context.functionName} broke`, { requestId: context.awsRequestId, error: error as Error })
      throw new Error(`${context.functionName} broke: ${String(error)}`, { cause: error })
    })
    if (isRefusal(result)) throw new TaskRefused(result.refused, result.detail)
    return result ?? {}
  }) as TaskHandler<Result>
}
