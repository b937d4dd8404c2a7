import * as z from 'zod'
import type { Json } from '../model/json.ts'
import { isExpression } from './expression.ts'

/** What the fields of several kinds of state share. Messages are those of AWS's own validation, where known. */
export const Expression = z.string().refine(isExpression, { error: 'The value is not an expression', abort: true })

export const Template = z.custom<Json>((value) => value !== undefined)

export const Assign = z.record(
  z
    .string()
    .max(80, 'The name of a variable has at most 80 characters')
    .regex(/^[\p{ID_Start}][\p{ID_Continue}]*$/u, 'The name of a variable must be a Unicode identifier')
    .refine((name) => name !== 'states', "The name 'states' is reserved"),
  Template,
)

export const Whole = z.int('Expected value of type Integer')

/** A whole number within bounds, or an expression that gives one. */
export function count(minimum: number, maximum = Number.MAX_SAFE_INTEGER) {
  return z.union([
    Whole.min(minimum, `Minimum value is ${minimum}`).max(maximum, `Maximum value is ${maximum}`),
    Expression,
  ])
}

export const longestSeconds = 99_999_999

export const common = {
  Comment: z.string().optional(),
  QueryLanguage: z.enum(['JSONPath', 'JSONata']).optional(),
}

export const transition = {
  Next: z.string().optional(),
  End: z.boolean().optional(),
}

export const Retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: Whole.min(0, 'Minimum value is 0')
    .max(longestSeconds, `Maximum value is ${longestSeconds}`)
    .optional(),
  MaxAttempts: Whole.min(0, 'Minimum value is 0').max(longestSeconds, `Maximum value is ${longestSeconds}`).optional(),
  BackoffRate: z.number().min(1, 'Minimum value is 1.0').optional(),
  MaxDelaySeconds: Whole.min(1, 'Minimum value is 1').max(31_622_400, 'Maximum value is 31622400').optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).optional(),
})
export type Retrier = z.infer<typeof Retrier>

export const Catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()).min(1),
  Next: z.string(),
  Output: Template.optional(),
  Assign: Assign.optional(),
})
export type Catcher = z.infer<typeof Catcher>

export const recovery = { Retry: z.array(Retrier).optional(), Catch: z.array(Catcher).optional() }
