import * as z from 'zod'
import type { Scope } from '../../model/scope.ts'
import { evaluateAs, evaluateTemplate, evaluateWhole } from '../evaluate.ts'
import { Assign, common, count, longestSeconds, recovery, Template, transition } from '../fields.ts'
import type { Outcome } from '../outcome.ts'

export const TaskState = z.strictObject({
  ...common,
  ...transition,
  ...recovery,
  Type: z.literal('Task'),
  Resource: z.string(),
  Arguments: Template.optional(),
  /** Another account's role: evaluated as on AWS, without effect here, where no roles are checked. */
  Credentials: z
    .strictObject({ RoleArn: z.string().optional() })
    .refine(({ RoleArn }) => RoleArn !== undefined, "The field 'RoleArn' is required but was missing")
    .optional(),
  TimeoutSeconds: count(1, longestSeconds).optional(),
  HeartbeatSeconds: count(1, longestSeconds).optional(),
  Output: Template.optional(),
  Assign: Assign.optional(),
})
export type TaskState = z.infer<typeof TaskState>

export async function enterTask(state: TaskState, scope: Scope): Promise<Outcome> {
  const seconds = async (field: 'TimeoutSeconds' | 'HeartbeatSeconds') => {
    const given = state[field]
    return given === undefined ? undefined : evaluateWhole(field, given, scope, 1, longestSeconds)
  }
  if (state.Credentials) await evaluateAs('string', 'Credentials/RoleArn', state.Credentials.RoleArn ?? '', scope)
  return {
    kind: 'task',
    arguments:
      state.Arguments === undefined ? scope.states.input : await evaluateTemplate('Arguments', state.Arguments, scope),
    timeoutSeconds: await seconds('TimeoutSeconds'),
    heartbeatSeconds: await seconds('HeartbeatSeconds'),
  }
}
