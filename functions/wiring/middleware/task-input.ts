import type { MiddlewareObj } from '@middy/core'
import type { Context } from 'aws-lambda'
import type * as z from 'zod'
import { refuse } from '../../../domain/kernel/refusal.ts'
import { Refused } from '../refused.ts'

/** What a workflow hands over wrongly is ours to mend: it stands in its history, in the words of the schema library. */
const ownFault = (message: string) => ({ code: 'field/task-input', zh: message, en: message }) as const

export interface WithInput<Input> extends Context {
  input: Input
}

/** Reads what the workflow hands over by the task's schema. */
export function taskInput<Schema extends z.ZodType>(
  schema: Schema,
): MiddlewareObj<unknown, unknown, Error, WithInput<z.infer<Schema>>> {
  return {
    before({ event, context }) {
      const parsed = schema.safeParse(event)
      if (!parsed.success) throw new Refused(refuse('invalid-request', ownFault(parsed.error.message)))
      context.input = parsed.data
    },
  }
}
