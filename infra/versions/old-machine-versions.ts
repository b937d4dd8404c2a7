import {
  DescribeStateMachineAliasCommand,
  ListStateMachineAliasesCommand,
  ListStateMachineVersionsCommand,
  paginateListExecutions,
  paginateListStateMachines,
  type SFNClient,
  type StateMachineListItem,
  type StateMachineVersionListItem,
} from '@aws-sdk/client-sfn'

/** What is to be kept of a stage's state machines, and what is not. */
export interface MachineVersions {
  /** ARNs of versions by which nothing starts, nothing runs, and which another one took over from long ago; oldest first. */
  readonly old: readonly string[]
  /** ARNs of all others, and of the machines themselves as they are now. */
  readonly kept: readonly string[]
  /** ARNs of what runs without a version. */
  readonly running: readonly string[]
}

/** @param before What was taken over from since then may still have begun what runs. */
export async function oldMachineVersions(service: string, client: SFNClient, before: Date): Promise<MachineVersions> {
  const found = { old: [] as string[], kept: [] as string[], running: [] as string[] }
  for (const machine of await machinesOf(service, client)) {
    const stateMachineArn = machine.stateMachineArn ?? ''
    const named = await namedByAliases(stateMachineArn, client)
    const runs = await runningOf(stateMachineArn, client)
    found.kept.push(stateMachineArn)
    found.running.push(...runs.withoutVersion)
    const old: string[] = []
    let takenOver: Date | undefined
    for (const { stateMachineVersionArn: arn = '', creationDate } of await versionsOf(stateMachineArn, client)) {
      const isOld = takenOver !== undefined && takenOver < before && !named.has(arn) && !runs.versions.has(arn)
      const those = isOld ? old : found.kept
      those.push(arn)
      takenOver = creationDate
    }
    found.old.push(...old.reverse())
  }
  return found
}

async function machinesOf(service: string, client: SFNClient): Promise<StateMachineListItem[]> {
  const all: StateMachineListItem[] = []
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {})) all.push(...stateMachines)
  return all.filter(({ name }) => name?.startsWith(`${service}-`))
}

/** Newest first. */
async function versionsOf(stateMachineArn: string, client: SFNClient): Promise<StateMachineVersionListItem[]> {
  const all: StateMachineVersionListItem[] = []
  let nextToken: string | undefined
  do {
    const page = await client.send(new ListStateMachineVersionsCommand({ stateMachineArn, nextToken }))
    all.push(...(page.stateMachineVersions ?? []))
    nextToken = page.nextToken
  } while (nextToken)
  return all
}

async function namedByAliases(stateMachineArn: string, client: SFNClient): Promise<Set<string>> {
  const named = new Set<string>()
  let nextToken: string | undefined
  do {
    const page = await client.send(new ListStateMachineAliasesCommand({ stateMachineArn, nextToken }))
    for (const { stateMachineAliasArn } of page.stateMachineAliases ?? []) {
      const alias = await client.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }))
      for (const { stateMachineVersionArn = '' } of alias.routingConfiguration ?? []) named.add(stateMachineVersionArn)
    }
    nextToken = page.nextToken
  } while (nextToken)
  return named
}

/** By which versions executions run, and those that run without one. */
async function runningOf(stateMachineArn: string, client: SFNClient) {
  const versions = new Set<string>()
  const withoutVersion: string[] = []
  for await (const { executions = [] } of paginateListExecutions(
    { client },
    { stateMachineArn, statusFilter: 'RUNNING' },
  ))
    for (const { stateMachineVersionArn, executionArn = '' } of executions)
      if (stateMachineVersionArn) versions.add(stateMachineVersionArn)
      else withoutVersion.push(executionArn)
  return { versions, withoutVersion }
}
