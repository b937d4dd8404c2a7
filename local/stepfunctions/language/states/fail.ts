import * as z from 'zod'
import type { Scope } from '../../model/scope.ts'
import { StatesError } from '../../model/states-error.ts'
import { evaluateAs } from '../evaluate.ts'
import { common } from '../fields.ts'

export const FailState = z.strictObject({
  ...common,
  Type: z.literal('Fail'),
  Error: z.string().optional(),
  Cause: z.string().optional(),
})
export type FailState = z.infer<typeof FailState>

/** Always throws: the error that the state names, or the error of naming it. */
export async function enterFail(state: FailState, scope: Scope): Promise<never> {
  const error = state.Error === undefined ? undefined : await evaluateAs('string', 'Error', state.Error, scope)
  const cause = state.Cause === undefined ? undefined : await evaluateAs('string', 'Cause', state.Cause, scope)
  throw new StatesError(error, cause)
}
