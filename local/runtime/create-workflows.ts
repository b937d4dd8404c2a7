import { stateMachineName } from '../../functions/gateways/resource-names.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { definition } from '../../workflows/definition.ts'
import type { JsonService } from '../http/aws-endpoint.ts'
import { callEngine } from './call-engine.ts'
import { arns, definitionTarget } from './function-names.ts'

const roleArn = 'arn:aws:iam::000000000000:role/local'

/**
 * Makes every state machine of the catalog from its definition, or brings it up to date; executions that are running keep the
 * definition with which they started.
 */
export async function createWorkflows(stepFunctions: JsonService, bucket: string): Promise<void> {
  await Promise.all(
    (Object.keys(workflows) as WorkflowName[]).map(async (workflow) => {
      const stateMachineArn = arns.stateMachine(workflow)
      const machine = JSON.stringify(definition(workflow, { ...definitionTarget, bucket }))
      const name = stateMachineName(workflow)
      const settings = { definition: machine, roleArn }
      const request = { name, type: 'STANDARD', ...settings }
      if (!(await callEngine(stepFunctions, 'CreateStateMachine', request, 'StateMachineAlreadyExists')))
        await callEngine(stepFunctions, 'UpdateStateMachine', { stateMachineArn, ...settings })
    }),
  )
}
