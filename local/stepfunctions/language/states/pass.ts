import * as z from 'zod'
import type { Scope } from '../../model/scope.ts'
import { Assign, common, Template, transition } from '../fields.ts'
import { leave } from '../leave.ts'
import type { Outcome } from '../outcome.ts'

export const PassState = z.strictObject({
  ...common,
  ...transition,
  Type: z.literal('Pass'),
  Output: Template.optional(),
  Assign: Assign.optional(),
})
export type PassState = z.infer<typeof PassState>

export async function enterPass(state: PassState, scope: Scope): Promise<Outcome> {
  return leave(state, scope, scope.states.input)
}
