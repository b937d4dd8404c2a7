import * as z from 'zod'
import { machineOfExecution } from '../runtime/machine-of-execution.ts'
import { existingExecution } from './existing-execution.ts'
import { settingsWith } from './machine-settings.ts'
import { Arn, IncludedData, operation, seconds } from './operation.ts'
import { revisionId } from './revision-id.ts'
import { variableReferences } from './variable-references.ts'

const Describe = z.object({ executionArn: Arn, includedData: IncludedData })

/** The definition that the execution runs, which may be older than the machine's. */
export const describeStateMachineForExecution = operation(Describe, async (runtime, request) =>
  runtime.turns.read(() => {
    const record = existingExecution(runtime, request.executionArn)
    const { machineArn, revision, mapRun } = record
    const machine = machineOfExecution(runtime, record)
    const withData = request.includedData !== 'METADATA_ONLY'
    return {
      stateMachineArn: machineArn,
      name: machineArn.split(':')[6],
      definition: withData ? runtime.journal.definition(revision) : '{}',
      roleArn: machine?.roleArn ?? '',
      updateDate: seconds(runtime.journal.revisionCreated(revision)),
      ...settingsWith({}, machine?.settings),
      ...revisionId(revision, machine?.firstRevision),
      ...(mapRun !== undefined && { mapRunArn: runtime.journal.mapRunArn(mapRun), label: machineArn.split('/')[1] }),
      ...(withData && { variableReferences: variableReferences(runtime.machineOf(revision)) }),
    }
  }),
)
