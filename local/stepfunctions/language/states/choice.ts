import * as z from 'zod'
import type { Scope } from '../../model/scope.ts'
import { causeAt, RuntimeError } from '../../model/states-error.ts'
import { evaluateAs } from '../evaluate.ts'
import { Assign, common, Expression, Template } from '../fields.ts'
import { leave } from '../leave.ts'
import type { Outcome } from '../outcome.ts'

const Rule = z
  .strictObject({
    Comment: z.string().optional(),
    Condition: z.union([z.boolean(), Expression]).optional(),
    Next: z.string(),
    Output: Template.optional(),
    Assign: Assign.optional(),
  })
  .refine(
    (rule) => rule.Condition !== undefined,
    'The object must have only one of the following fields, [And, Or, Not, Variable, Condition]',
  )

export const ChoiceState = z.strictObject({
  ...common,
  Type: z.literal('Choice'),
  Choices: z.array(Rule).min(1),
  Default: z.string().optional(),
  Output: Template.optional(),
  Assign: Assign.optional(),
})
export type ChoiceState = z.infer<typeof ChoiceState>

/** The first rule whose condition holds, with its own `Output` and `Assign`; those of the state go with `Default`. */
export async function enterChoice(state: ChoiceState, scope: Scope): Promise<Outcome> {
  for (const [index, rule] of state.Choices.entries()) {
    const at = `Choices[${index}]/`
    if (await evaluateAs('boolean', `${at}Condition`, rule.Condition ?? false, scope)) {
      return leave(rule, scope, scope.states.input, at)
    }
  }
  if (state.Default === undefined) {
    throw new RuntimeError(
      causeAt(scope.place, 'Failed to transition out of the state. The state does not point to a next state.'),
    )
  }
  return leave({ ...state, Next: state.Default }, scope, scope.states.input)
}
