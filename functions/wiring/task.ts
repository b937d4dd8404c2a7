import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type * as z from 'zod'
import type { Refusal } from '../../domain/kernel/refusal.ts'
import { type Deps, depsOfThisFunction } from './deps.ts'
import { errorLog } from './middleware/error-log.ts'
import { taskErrors } from './middleware/task-errors.ts'
import { taskInput } from './middleware/task-input.ts'
import { recordOpenings } from './record-openings.ts'
import { unlessRefused } from './refused.ts'

/** `{}` where the verb has nothing to answer. */
export type TaskHandler<Result> = (
  event: unknown,
  context: Context,
) => Promise<Result extends Refusal ? never : Result extends object ? Result : object>

/**
 * Makes a verb the task of a workflow. Its answer becomes state data, so it is small and holds no personal detail. What it takes is seen from
 * outside: inputs that a release handed over are read by it again.
 */
export function task<Schema extends z.ZodType, Result>(
  schema: Schema,
  verb: (input: z.infer<Schema>, deps: Deps) => Promise<Result>,
): TaskHandler<Result> & { readonly input: Schema } {
  const deps = depsOfThisFunction
  const chain = middy<unknown, unknown>()
    .use(taskErrors())
    .use(errorLog(deps))
    .use(taskInput(schema))
    .handler(async (_, context) => {
      const call = async () => unlessRefused(await verb(context.input, deps())) ?? {}
      return recordOpenings(call, context, Object(context.input), deps())
    })
  // What the middlewares add to the context is not there when Lambda calls.
  return Object.assign(chain as unknown as TaskHandler<Result>, { input: schema })
}
