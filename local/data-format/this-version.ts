import { tasks } from '../../functions/catalog.ts'
import { functionName, stateMachineName } from '../../functions/gateways/resource-names.ts'
import { workflows } from '../../workflows/catalog.ts'
import type { Migration } from './migration.ts'
import { migrations } from './migrations.ts'
import type { Continuable } from './stranded-executions.ts'

/** What a version knows: how to bring a folder up to date, and what running executions find in it. */
export interface Version extends Continuable {
  readonly migrations: readonly Migration[]
}

export const thisVersion: Version = {
  migrations,
  functions: new Set(Object.keys(tasks).map((task) => functionName(task))),
  machines: new Set(Object.keys(workflows).map((one) => stateMachineName(one))),
}
