import type { SFNClient } from '@aws-sdk/client-sfn'
import { stateMachineArn } from '../../functions/gateways/resource-names.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { executionsSince, type Found } from './executions-since.ts'

export type FoundOf = Found & { readonly workflow: WorkflowName }

export interface Deployed {
  readonly sfn: SFNClient
  /** `arn:…:stateMachine:` */
  readonly stateMachinesArn: string
  readonly service: string
  readonly since: Date
}

/** Executions of every workflow that still ran at that moment or later. What the service does for itself alone is none: it comes again within the hour. */
export async function* everyExecution({ sfn, stateMachinesArn, service, since }: Deployed): AsyncIterable<FoundOf> {
  for (const workflow of Object.keys(workflows) as WorkflowName[]) {
    if (workflow.startsWith('service/')) continue
    const machine = stateMachineArn(stateMachinesArn, workflow, service)
    for await (const one of executionsSince(sfn, machine, since)) yield { ...one, workflow }
  }
}
