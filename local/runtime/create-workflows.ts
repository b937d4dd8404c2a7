import { readFile } from 'node:fs/promises'
import {
  CreateStateMachineCommand,
  type SFNClient,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import { stateMachineName } from '../../functions/gateways/resource-names.ts'
import { type WorkflowEntry, workflows } from '../../workflows/catalog.ts'
import { definitionSubstitutions } from '../../workflows/definition-substitutions.ts'
import { arns, definitionTarget } from './function-names.ts'

const roleArn = 'arn:aws:iam::000000000000:role/local'

/**
 * Makes every state machine of the catalog from its file, or brings it up to date; executions that are running keep the
 * definition with which they started.
 */
export async function createWorkflows(client: SFNClient, bucket: string): Promise<void> {
  await Promise.all(
    Object.entries(workflows).map(async ([workflow, entry]) => {
      const stateMachineArn = arns.stateMachine(workflow)
      const definition = await definitionOf(workflow, entry, bucket)
      const name = stateMachineName(workflow)
      const create = new CreateStateMachineCommand({ name, definition, roleArn, type: 'STANDARD' })
      await client.send(create).catch(async (error: unknown) => {
        if (!(error instanceof StateMachineAlreadyExists)) throw new Error(`${workflow}: ${String(error)}`)
        await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition, roleArn }))
      })
    }),
  )
}

async function definitionOf(name: string, entry: WorkflowEntry, bucket: string): Promise<string> {
  const substitutions = definitionSubstitutions(entry, { ...definitionTarget, bucket })
  const file = new URL(`../../workflows/${name}.asl.json`, import.meta.url)
  const text = await readFile(file, 'utf8')
  return text.replace(/\$\{([^}]+)\}/g, (_, placeholder: string) => {
    const value = substitutions[placeholder]
    if (value === undefined) throw new Error(`\${${placeholder}} is not listed in the catalog's entry`)
    return value
  })
}
