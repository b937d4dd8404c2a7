import * as z from 'zod'
import { existingMachine } from './existing-machine.ts'
import { settingsWith } from './machine-settings.ts'
import { Arn, IncludedData, operation, seconds } from './operation.ts'
import { revisionId } from './revision-id.ts'
import { variableReferences } from './variable-references.ts'

const Describe = z.object({ stateMachineArn: Arn, includedData: IncludedData })

export const describeStateMachine = operation(Describe, async (runtime, request) =>
  runtime.turns.read(() => {
    const machine = existingMachine(runtime, request.stateMachineArn)
    const { arn, name, status, roleArn, type, createdAt, revision, firstRevision, settings } = machine
    const withData = request.includedData !== 'METADATA_ONLY'
    return {
      stateMachineArn: arn,
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
