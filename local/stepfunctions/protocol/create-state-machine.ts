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
import { refuseInvalid } from './refuse-invalid.ts'
import { refuseVersions, versions } from './refuse-versions.ts'
import { Tags, tagged } from './tags.ts'

const Create = z.object({
  name: Name,
  definition: Definition,
  roleArn: Arn,
  type: z.enum(['STANDARD', 'EXPRESS']).optional(),
  tags: Tags.optional(),
  ...machineSettings,
  ...versions,
})

/** The same request again answers with the machine that is there, whatever its role and tags. */
export const createStateMachine = operation(Create, async (runtime, request) => {
  const { name, definition, roleArn } = request
  checkName(name)
  checkRole(roleArn)
  if (request.type === 'EXPRESS') {
    throw new ServiceError('StateMachineTypeNotSupported', "State Machine Type Not Supported: 'EXPRESS'")
  }
  refuseVersions(request)
  refuseInvalid(definition)
  const settings = settingsWith(request)
  return runtime.turns.run(() => {
    const arn = machineArn(runtime.identity, name)
    const known = runtime.machines.get(arn)
    if (known) return answerAgain(runtime, known, definition, settings)
    const now = runtime.clock.epochMilliseconds()
    const tags = tagged(arn, {}, request.tags ?? [])
    const revision = newRevision(runtime, arn, definition)
    keepMachine(runtime, {
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
    })
    return { stateMachineArn: arn, creationDate: seconds(now) }
  })
})

function answerAgain(
  runtime: EngineRuntime,
  known: MachineRecord,
  definition: string,
  settings: MachineRecord['settings'],
): object {
  const { arn, revision, status, createdAt } = known
  if (status === 'DELETING') {
    throw new ServiceError('StateMachineDeleting', `State Machine is being deleted: '${arn}'`)
  }
  const same =
    isDeepStrictEqual(runtime.machineOf(revision), JSON.parse(definition)) &&
    isDeepStrictEqual(settingsWith({}, known.settings), settings)
  if (same) return { stateMachineArn: arn, creationDate: seconds(createdAt) }
  throw new ServiceError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)
}
