import {
  CreateStateMachineCommand,
  type SFNClient,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import { stateMachineName } from '../../functions/gateways/resource-names.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { definition } from '../../workflows/definition.ts'
import { arns, definitionTarget } from './function-names.ts'

const roleArn = 'arn:aws:iam::000000000000:role/local'

/**
 * Makes every state machine of the catalog from its definition, or brings it up to date; executions that are running keep the
 * definition with which they started.
 */
export async function createWorkflows(client: SFNClient, bucket: string): Promise<void> {
  await Promise.all(
    (Object.keys(workflows) as WorkflowName[]).map(async (workflow) => {
      const stateMachineArn = arns.stateMachine(workflow)
      const machine = JSON.stringify(definition(workflow, { ...definitionTarget, bucket }))
      const name = stateMachineName(workflow)
      const create = new CreateStateMachineCommand({ name, definition: machine, roleArn, type: 'STANDARD' })
      await client.send(create).catch(async (error: unknown) => {
        if (!(error instanceof StateMachineAlreadyExists)) throw new Error(`${workflow}: ${String(error)}`)
        await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: machine, roleArn }))
      })
    }),
  )
}
