import {
  type FunctionConfiguration,
  type LambdaClient,
  paginateListAliases,
  paginateListFunctions,
  paginateListVersionsByFunction,
} from '@aws-sdk/client-lambda'
import {
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn'
import type { MachineVersions } from './old-machine-versions.ts'

export interface FunctionVersion {
  readonly name: string
  /** A number, never `$LATEST`. */
  readonly version: string
}

/** Versions that no alias and no definition of a machine that is kept, or of what runs, names, and which another took over from long ago. */
export async function oldFunctionVersions(
  service: string,
  clients: { readonly lambda: LambdaClient; readonly states: SFNClient },
  { kept, running }: Pick<MachineVersions, 'kept' | 'running'>,
  before: Date,
): Promise<{ old: FunctionVersion[]; kept: number }> {
  const called = await calledBy({ kept, running }, clients.states)
  const old: FunctionVersion[] = []
  let stay = 0
  for (const name of await functionsOf(service, clients.lambda)) {
    const versions = await versionsOf(name, clients.lambda)
    const named = await namedByAliases(name, clients.lambda)
    for (const [index, { Version: version = '' }] of versions.entries()) {
      const takenOver = new Date(versions[index + 1]?.LastModified ?? Number.NaN)
      if (takenOver < before && !called.has(`${name}:${version}`) && !named.has(version)) old.push({ name, version })
      else stay += 1
    }
  }
  return { old, kept: stay }
}

const versionInText = /:function:([\w-]+):(\d+)/g

/** `NAME:7` of each version that a definition names. */
async function calledBy(
  { kept, running }: Pick<MachineVersions, 'kept' | 'running'>,
  client: SFNClient,
): Promise<Set<string>> {
  const called = new Set<string>()
  const note = (definition = '') => {
    for (const [, name, version] of definition.matchAll(versionInText)) called.add(`${name}:${version}`)
  }
  for (const stateMachineArn of kept)
    note((await client.send(new DescribeStateMachineCommand({ stateMachineArn }))).definition)
  for (const executionArn of running)
    note((await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }))).definition)
  return called
}

async function functionsOf(service: string, client: LambdaClient): Promise<string[]> {
  const all: string[] = []
  for await (const { Functions = [] } of paginateListFunctions({ client }, {}))
    all.push(...Functions.flatMap(({ FunctionName }) => FunctionName ?? []))
  return all.filter((name) => name.startsWith(`${service}-`))
}

/** The published ones, by number. */
async function versionsOf(FunctionName: string, client: LambdaClient): Promise<FunctionConfiguration[]> {
  const all: FunctionConfiguration[] = []
  for await (const { Versions = [] } of paginateListVersionsByFunction({ client }, { FunctionName }))
    all.push(...Versions)
  const published = all.filter(({ Version = '' }) => /^\d+$/.test(Version))
  return published.toSorted((one, other) => Number(one.Version) - Number(other.Version))
}

async function namedByAliases(FunctionName: string, client: LambdaClient): Promise<Set<string>> {
  const named = new Set<string>()
  for await (const { Aliases = [] } of paginateListAliases({ client }, { FunctionName }))
    for (const { FunctionVersion, RoutingConfig } of Aliases) {
      if (FunctionVersion) named.add(FunctionVersion)
      for (const version of Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {})) named.add(version)
    }
  return named
}
