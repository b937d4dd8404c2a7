import * as z from 'zod'
import { ServiceError } from '../model/service-error.ts'
import { activeMachine } from './existing-machine.ts'
import { Arn, operation, seconds } from './operation.ts'
import { publish } from './publish.ts'
import { revisionId } from './revision-id.ts'

const Publish = z.object({
  stateMachineArn: Arn,
  description: z.string().max(256).optional(),
  /** `INITIAL` is the first. */
  revisionId: z.string().optional(),
})

/** The same again answers with the version that is there. */
export const publishStateMachineVersion = operation(Publish, async (runtime, request) =>
  runtime.turns.run(() => {
    const machine = activeMachine(runtime, request.stateMachineArn)
    const { revisionId: present = 'INITIAL' } = revisionId(machine.revision, machine.firstRevision)
    if (request.revisionId !== undefined && request.revisionId !== present) {
      const message = `Failed to publish the state machine version for revision ${request.revisionId}. The current state machine revision is ${present}.`
      throw new ServiceError('ConflictException', message)
    }
    const { stateMachineVersionArn, version } = publish(runtime, machine, request.description)
    return { creationDate: seconds(version.createdAt), stateMachineVersionArn }
  }),
)
