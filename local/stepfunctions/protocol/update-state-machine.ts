import * as z from 'zod'
import { ServiceError } from '../model/service-error.ts'
import { checkRole } from './arns.ts'
import { activeMachine } from './existing-machine.ts'
import { keepMachine, newRevision, sameDefinitionAgain } from './keep-machine.ts'
import { machineSettings, settingsWith } from './machine-settings.ts'
import { Arn, Definition, operation, seconds } from './operation.ts'
import { checkPublishing, publish, publishing } from './publish.ts'
import { refuseInvalid } from './refuse-invalid.ts'
import { revisionId } from './revision-id.ts'

const Update = z.object({
  stateMachineArn: Arn,
  definition: Definition.optional(),
  roleArn: Arn.optional(),
  ...machineSettings,
  ...publishing,
})

/** Executions that run keep the definition that they began with. */
export const updateStateMachine = operation(Update, async (runtime, request) => {
  const { stateMachineArn, definition, roleArn, publish: isAsked = false, versionDescription, ...settings } = request
  if (definition === undefined && roleArn === undefined && Object.keys(settings).length === 0) {
    throw new ServiceError(
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, the TracingConfiguration or the EncryptionConfiguration must be specified',
    )
  }
  if (roleArn !== undefined) checkRole(roleArn)
  checkPublishing({ publish: isAsked, versionDescription })
  if (definition !== undefined) refuseInvalid(definition)
  return runtime.turns.run(() => {
    const machine = activeMachine(runtime, stateMachineArn)
    const now = runtime.clock.epochMilliseconds()
    const revision =
      definition === undefined
        ? sameDefinitionAgain(runtime, machine.revision)
        : newRevision(runtime, machine.arn, definition)
    const updated = {
      ...machine,
      roleArn: roleArn ?? machine.roleArn,
      updatedAt: now,
      revision,
      settings: settingsWith(settings, machine.settings),
    }
    keepMachine(runtime, updated)
    const version = isAsked && publish(runtime, updated, versionDescription)
    return {
      updateDate: seconds(now),
      ...revisionId(revision, machine.firstRevision),
      ...(version && { stateMachineVersionArn: version.stateMachineVersionArn }),
    }
  })
})
