import * as z from 'zod'
import { ServiceError } from '../model/service-error.ts'
import { existingMachine } from './existing-machine.ts'
import { settingsWith } from './machine-settings.ts'
import { Arn, IncludedData, operation, seconds } from './operation.ts'
import { qualified } from './qualified.ts'
import { revisionId } from './revision-id.ts'
import { variableReferences } from './variable-references.ts'

const Describe = z.object({ stateMachineArn: Arn, includedData: IncludedData })

export const describeStateMachine = operation(Describe, async (runtime, request) =>
  runtime.turns.read(() => {
    const { machine: machineArn, qualifier } = qualified(request.stateMachineArn)
    const machine = existingMachine(runtime, machineArn)
    const { name, status, roleArn, type, firstRevision, settings } = machine
    const published = machine.versions?.find(({ version }) => String(version) === qualifier)
    if (qualifier !== undefined && !published)
      throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${request.stateMachineArn}'`)
    const { revision, createdAt } = published ?? machine
    const withData = request.includedData !== 'METADATA_ONLY'
    return {
      stateMachineArn: request.stateMachineArn,
      name,
      status,
      definition: withData ? runtime.journal.definition(revision) : '{}',
      roleArn,
      type,
      creationDate: seconds(createdAt),
      ...settingsWith({}, settings),
      ...revisionId(revision, firstRevision),
      ...(withData && { variableReferences: variableReferences(runtime.machineOf(revision)) }),
    }
  }),
)
