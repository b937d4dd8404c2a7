import type { WorkflowName } from '../../workflows/catalog.ts'
import { definition, type Machine, type State } from '../../workflows/definition.ts'

/** A definition with all retries and durations expanded, in which functions, machines and the bucket keep their names. */
export function definitionByName(workflow: WorkflowName): Machine {
  return definition(workflow, {
    partition: 'aws',
    functionArn: (task) => `\${${task}}`,
    machineArn: (name) => `\${workflow:${name}}`,
    bucket: `\${bucket}`,
  })
}

/** Every state with its name, those inside maps and branches too. */
export function statesOf(machine: Machine): [string, State][] {
  return Object.entries(machine.States).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...(state.ItemProcessor ? statesOf(state.ItemProcessor) : []),
    ...(state.Branches ?? []).flatMap(statesOf),
  ])
}
