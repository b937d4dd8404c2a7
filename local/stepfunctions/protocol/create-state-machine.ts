import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import type { MachineRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { checkRole, machineArn } from './arns.ts'
import { checkName } from './check-name.ts'
import { keepMachine, newRevision } from './keep-machine.ts'
import { machineSettings, settingsWith } from './machine-settings.ts'
import { Arn, Definition, Name, operation, seconds } from './operation.ts'
import { checkPublishing, publish, publishing } from './publish.ts'
import { refuseInvalid } from './refuse-invalid.ts'
import { Tags, tagged } from './tags.ts'

const Create = z.object({
  name: Name,
  definition: Definition,
  roleArn: Arn,
  type: z.enum(['STANDARD', 'EXPRESS']).optional(),
  tags: Tags.optional(),
  ...machineSettings,
  ...publishing,
})

/** The same request again answers with the machine that is there, whatever its role and tags. */
export const createStateMachine = operation(Create, async (runtime, request) => {
  const { name, definition, roleArn } = request
  checkName(name)
  checkRole(roleArn)
  if (request.type === 'EXPRESS') {
    throw new ServiceError('StateMachineTypeNotSupported', "State Machine Type Not Supported: 'EXPRESS'")
  }
  checkPublishing(request)
  const standing = runtime.machines.get(machineArn(runtime.identity, name))
  // What stands was in order when it came: whoever starts an engine again brings the same, and waits a tenth of a second less.
  if (!standing || !isOf(runtime, standing, definition)) refuseInvalid(definition)
  const settings = settingsWith(request)
  return runtime.turns.run(() => {
    const arn = machineArn(runtime.identity, name)
    const known = runtime.machines.get(arn)
    if (known) return answerAgain(runtime, known, request, settings)
    const now = runtime.clock.epochMilliseconds()
    const tags = tagged(arn, {}, request.tags ?? [])
    const revision = newRevision(runtime, arn, definition)
    const machine: MachineRecord = {
      arn,
      name,
      roleArn,
      type: 'STANDARD',
      status: 'ACTIVE',
      createdAt: now,
      updatedAt: now,
      revision,
      firstRevision: revision,
      settings,
      tags,
    }
    keepMachine(runtime, machine)
    return { stateMachineArn: arn, creationDate: seconds(now), ...published(runtime, machine, request) }
  })
})

type Request = z.infer<typeof Create>

function published(
  runtime: EngineRuntime,
  machine: MachineRecord,
  { publish: isAsked = false, versionDescription }: Request,
): { stateMachineVersionArn?: string } {
  if (!isAsked) return {}
  const { stateMachineVersionArn } = publish(runtime, machine, versionDescription)
  return { stateMachineVersionArn }
}

/** Whether the machine has this definition, whatever its spaces. */
function isOf(runtime: EngineRuntime, { revision }: MachineRecord, definition: string): boolean {
  try {
    return isDeepStrictEqual(runtime.machineOf(revision), JSON.parse(definition))
  } catch {
    return false
  }
}

function answerAgain(
  runtime: EngineRuntime,
  known: MachineRecord,
  request: Request,
  settings: MachineRecord['settings'],
): object {
  const { arn, status, createdAt } = known
  if (status === 'DELETING') {
    throw new ServiceError('StateMachineDeleting', `State Machine is being deleted: '${arn}'`)
  }
  const same = isOf(runtime, known, request.definition) && isDeepStrictEqual(settingsWith({}, known.settings), settings)
  if (same) return { stateMachineArn: arn, creationDate: seconds(createdAt), ...published(runtime, known, request) }
  throw new ServiceError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)
}
