import * as z from 'zod'
import { existingMachine } from './existing-machine.ts'
import { keepMachine, newRevision, settings, settingsOf } from './keep-machine.ts'
import { Arn, operation, seconds } from './operation.ts'
import { refuseInvalid } from './refuse-invalid.ts'

const Update = z.object({
  stateMachineArn: Arn,
  definition: z.string().optional(),
  roleArn: Arn.optional(),
  ...settings,
})

/** Executions that run keep the definition that they began with. */
export const updateStateMachine = operation(Update, async (runtime, request) => {
  if (request.definition !== undefined) refuseInvalid(request.definition)
  return runtime.turns.run(() => {
    const machine = existingMachine(runtime, request.stateMachineArn)
    const now = runtime.clock.epochMilliseconds()
    keepMachine(runtime, {
      ...machine,
      roleArn: request.roleArn ?? machine.roleArn,
      updatedAt: now,
      revision:
        request.definition === undefined ? machine.revision : newRevision(runtime, machine.arn, request.definition),
      settings: { ...machine.settings, ...settingsOf(request) },
    })
    return { updateDate: seconds(now) }
  })
})
