import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SFNClient, UpdateStateMachineAliasCommand, UpdateStateMachineCommand } from '@aws-sdk/client-sfn'
import { functionName, liveArn } from '../../functions/gateways/resource-names.ts'
import { latest } from '../../local/lambda/function-called.ts'
import type { LambdaHandler, LoadFunction } from '../../local/lambda/lambda-runtime.ts'
import { bucketName } from '../../local/runtime/function-environment.ts'
import { arns, definitionTarget, loadFunction } from '../../local/runtime/function-names.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import { definition } from '../../workflows/definition.ts'
import type { Release } from './make-release.ts'

/** How a definition names its tasks: by the version that it was deployed with, or without any, so that it calls what is newest. */
export type Naming = 'by version' | 'without a version'

/** What a function was called for. */
export interface Call {
  readonly task: string
  readonly version: string
  readonly batchId: string | undefined
}

/** Functions with published versions, and state machines to which releases are deployed one over the other, as CloudFormation does. */
export interface Account {
  /** For the local runtime. What no release has is as in the sources. */
  readonly functions: LoadFunction
  readonly calls: readonly Call[]
  /** Answers the version of each workflow that executions start from then on. */
  deploy(release: Release): Promise<ReadonlyMap<WorkflowName, string>>
  /** The latest number of each task's versions. */
  versions(): ReadonlyMap<string, number>
  /** Has executions start as a version of the workflow from now on. */
  turnAlias(workflow: WorkflowName, stateMachineVersionArn: string): Promise<void>
}

interface Published {
  readonly digest: string
  readonly load: () => Promise<LambdaHandler>
}

export function openAccount(naming: Naming = 'by version'): Account {
  const published = new Map<string, Published[]>()
  const live = new Map<WorkflowName, { readonly text: string; readonly version: string }>()
  const calls: Call[] = []
  const taskOf = new Map<string, string>()
  // What earlier ones in this process hold of their environment, bundles of this account do not.
  const container = randomUUID()

  function publish({ task, folder, digest }: Release['tasks'][number]): void {
    const versions = published.get(task) ?? []
    taskOf.set(functionName(task), task)
    // Lambda publishes no version of what has not changed since the last.
    if (versions.at(-1)?.digest === digest) return
    const file = `${pathToFileURL(join(folder, 'index.mjs')).href}?${container}`
    let loaded: Promise<{ handler: LambdaHandler }> | undefined
    const load = async () => {
      loaded ??= import(file)
      return (await loaded).handler
    }
    published.set(task, [...versions, { digest, load }])
  }

  function functionArn(task: string): string {
    const versions = published.get(task)
    return versions && naming === 'by version' ? `${arns.lambda(task)}:${versions.length}` : arns.lambda(task)
  }

  async function turnAlias(workflow: WorkflowName, stateMachineVersionArn: string): Promise<void> {
    const stateMachineAliasArn = liveArn(arns.stateMachine(workflow))
    const routingConfiguration = [{ stateMachineVersionArn, weight: 100 }]
    await new SFNClient().send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn, routingConfiguration }))
  }

  return {
    calls,
    async functions(name, version) {
      const task = taskOf.get(name)
      if (task === undefined) return loadFunction(name, version)
      const codeOf = () => {
        const versions = published.get(task)
        return version === latest ? versions?.at(-1) : versions?.[Number(version) - 1]
      }
      if (!codeOf()) return undefined
      return async (event, context) => {
        calls.push({ task, version, batchId: (event as { batchId?: string }).batchId })
        // The newest is another after each deployment.
        const handler = await codeOf()?.load()
        return handler?.(event, context)
      }
    },
    async deploy(release) {
      release.tasks.forEach(publish)
      const sfn = new SFNClient()
      for (const { workflow, source } of release.workflows) {
        const target = { ...definitionTarget, functionArn, bucket: bucketName }
        const text = JSON.stringify(definition(workflow, target, source))
        if (live.get(workflow)?.text === text) continue
        const update = { stateMachineArn: arns.stateMachine(workflow), definition: text, publish: true }
        const { stateMachineVersionArn: version = '' } = await sfn.send(new UpdateStateMachineCommand(update))
        await turnAlias(workflow, version)
        live.set(workflow, { text, version })
      }
      return new Map([...live].map(([workflow, { version }]) => [workflow, version]))
    },
    versions: () => new Map([...published].map(([task, versions]) => [task, versions.length])),
    turnAlias,
  }
}
