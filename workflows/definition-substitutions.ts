import type { WorkflowEntry } from './catalog.ts'

/** Where a definition is to run: how its placeholders become ARNs there. */
export interface DefinitionTarget {
  readonly partition: string
  readonly functionArn: (task: string) => string
  readonly machineArn: (workflow: string) => string
  readonly bucket: string
}

const integrations = [
  'lambda:invoke',
  'lambda:invoke.waitForTaskToken',
  'states:startExecution',
  'states:startExecution.sync:2',
  's3:getObject',
  's3:listObjectsV2',
]

/** The value of every `${…}` that a definition of this catalog entry may hold; one that is not listed there has none. */
export function definitionSubstitutions(entry: WorkflowEntry, target: DefinitionTarget): Record<string, string> {
  return Object.fromEntries([
    ['bucket', target.bucket],
    ...integrations.map((name) => [name, `arn:${target.partition}:states:::${name}`]),
    ...entry.tasks.map((task) => [task, target.functionArn(task)]),
    ...(entry.starts ?? []).map((workflow) => [`workflow:${workflow}`, target.machineArn(workflow)]),
  ])
}
