import { liveAlias, liveArn, stateMachineName } from '../../functions/gateways/resource-names.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { definition } from '../../workflows/definition.ts'
import type { JsonService } from '../http/aws-endpoint.ts'
import { callEngine } from './call-engine.ts'
import { arns, definitionTarget } from './function-names.ts'

const roleArn = 'arn:aws:iam::000000000000:role/local'
/** Of one process, by workflow and bucket: they come from its files. */
const texts = new Map<string, string>()

function textOf(workflow: WorkflowName, bucket: string): string {
  const key = `${workflow} ${bucket}`
  const text = texts.get(key) ?? JSON.stringify(definition(workflow, { ...definitionTarget, bucket }))
  texts.set(key, text)
  return text
}

/**
 * Makes every state machine of the catalog from its definition, or brings it up to date, as a version that its alias starts from now on;
 * executions that are running keep the definition with which they started.
 */
export async function createWorkflows(stepFunctions: JsonService, bucket: string): Promise<void> {
  await Promise.all(
    (Object.keys(workflows) as WorkflowName[]).map(async (workflow) => {
      const stateMachineArn = arns.stateMachine(workflow)
      const settings = { definition: textOf(workflow, bucket), roleArn, publish: true }
      const request = { name: stateMachineName(workflow), type: 'STANDARD', ...settings }
      const { stateMachineVersionArn } =
        (await callEngine(stepFunctions, 'CreateStateMachine', request, 'StateMachineAlreadyExists')) ??
        (await callEngine(stepFunctions, 'UpdateStateMachine', { stateMachineArn, ...settings })) ??
        {}
      const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }]
      const alias = { name: liveAlias, routingConfiguration }
      if (!(await callEngine(stepFunctions, 'CreateStateMachineAlias', alias, 'ConflictException')))
        await callEngine(stepFunctions, 'UpdateStateMachineAlias', {
          stateMachineAliasArn: liveArn(stateMachineArn),
          routingConfiguration,
        })
    }),
  )
}
