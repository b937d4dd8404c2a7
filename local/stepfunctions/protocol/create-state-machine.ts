import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { machineArn } from './arns.ts'
import { checkName } from './check-name.ts'
import { keepMachine, newRevision, settings, settingsOf } from './keep-machine.ts'
import { Arn, operation, seconds } from './operation.ts'
import { refuseInvalid } from './refuse-invalid.ts'
import { ServiceError } from './service-error.ts'

const Create = z.object({
  name: z.string().min(1),
  definition: z.string().min(1),
  roleArn: Arn,
  type: z.enum(['STANDARD', 'EXPRESS']).optional(),
  ...settings,
})

/** The same request again answers with the machine that is there. */
export const createStateMachine = operation(Create, async (runtime, request) => {
  checkName(request.name)
  refuseInvalid(request.definition)
  return runtime.turns.run(() => {
    const arn = machineArn(runtime.identity, request.name)
    const known = runtime.machines.get(arn)
    if (known) {
      if (
        isDeepStrictEqual(runtime.machineOf(known.revision), JSON.parse(request.definition)) &&
        known.type === (request.type ?? 'STANDARD')
      ) {
        return { stateMachineArn: arn, creationDate: seconds(known.createdAt) }
      }
      throw new ServiceError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)
    }
    const now = runtime.clock.epochMilliseconds()
    keepMachine(runtime, {
      arn,
      name: request.name,
      roleArn: request.roleArn,
      type: request.type ?? 'STANDARD',
      status: 'ACTIVE',
      createdAt: now,
      updatedAt: now,
      revision: newRevision(runtime, arn, request.definition),
      settings: settingsOf(request),
    })
    return { stateMachineArn: arn, creationDate: seconds(now) }
  })
})
