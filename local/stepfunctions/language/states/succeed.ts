import * as z from 'zod'
import type { Scope } from '../../model/scope.ts'
import { common, Template } from '../fields.ts'
import { leave } from '../leave.ts'
import type { Outcome } from '../outcome.ts'

export const SucceedState = z.strictObject({ ...common, Type: z.literal('Succeed'), Output: Template.optional() })
export type SucceedState = z.infer<typeof SucceedState>

export async function enterSucceed(state: SucceedState, scope: Scope): Promise<Outcome> {
  return leave({ Output: state.Output }, scope, scope.states.input)
}
