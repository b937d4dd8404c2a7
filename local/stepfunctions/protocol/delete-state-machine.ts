import * as z from 'zod'
import { Arn, operation } from './operation.ts'

/** Executions that run go on to their end. */
export const deleteStateMachine = operation(z.object({ stateMachineArn: Arn }), async (runtime, request) =>
  runtime.turns.run(() => {
    const machine = runtime.machines.get(request.stateMachineArn)
    if (machine) {
      runtime.machines.delete(machine.arn)
      runtime.batch.machines.delete(machine)
      runtime.batch.writes.push((journal) => journal.forgetMachine(machine.arn))
    }
    return {}
  }),
)
