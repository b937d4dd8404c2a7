import * as z from 'zod'
import { forgetDeletedMachine } from '../runtime/forget-deleted-machine.ts'
import { checkArn } from './arns.ts'
import { existingMachine } from './existing-machine.ts'
import { Arn, operation } from './operation.ts'

/** Executions that run are ended at their next transition; until then the machine is DELETING. */
export const deleteStateMachine = operation(z.object({ stateMachineArn: Arn }), async (runtime, request) => {
  checkArn(request.stateMachineArn, 'stateMachine')
  return runtime.turns.run(() => {
    if (runtime.machines.has(request.stateMachineArn) || request.stateMachineArn.includes('/')) {
      const machine = existingMachine(runtime, request.stateMachineArn)
      machine.status = 'DELETING'
      runtime.batch.machines.add(machine)
      forgetDeletedMachine(runtime, machine)
    }
    return {}
  })
})
