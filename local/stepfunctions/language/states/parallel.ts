import * as z from 'zod'
import { isJsonObject } from '../../model/json.ts'
import type { Scope } from '../../model/scope.ts'
import type { StateGraph } from '../../model/state-graph.ts'
import { evaluateTemplate } from '../evaluate.ts'
import { Assign, common, recovery, Template, transition } from '../fields.ts'
import type { Outcome } from '../outcome.ts'

export const ParallelState = z.strictObject({
  ...common,
  ...transition,
  ...recovery,
  Type: z.literal('Parallel'),
  Branches: z.array(z.custom<StateGraph>(isJsonObject, 'Expected value of type Object')).min(1),
  Arguments: Template.optional(),
  Output: Template.optional(),
  Assign: Assign.optional(),
})
export type ParallelState = z.infer<typeof ParallelState>

/** Every branch starts with the same input. */
export async function enterParallel(state: ParallelState, scope: Scope): Promise<Outcome> {
  return {
    kind: 'branches',
    input:
      state.Arguments === undefined ? scope.states.input : await evaluateTemplate('Arguments', state.Arguments, scope),
  }
}
