import { DeleteFunctionCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { ConflictException, DeleteStateMachineVersionCommand, type SFNClient } from '@aws-sdk/client-sfn'
import { type FunctionVersion, oldFunctionVersions } from './old-function-versions.ts'
import { oldMachineVersions } from './old-machine-versions.ts'

/** Days that an execution, and so what it calls, lasts at the most, and a few more. */
const lasting = 370

export interface Cleaning {
  /** ARNs. */
  readonly machines: readonly string[]
  readonly functions: readonly FunctionVersion[]
  /** Versions of machines, and of functions, that stay. */
  readonly stay: { readonly machines: number; readonly functions: number }
}

interface Account {
  /** Begins the names of the stage's resources. */
  readonly service: string
  readonly lambda: LambdaClient
  readonly states: SFNClient
  readonly now: Date
}

/** What may go; nothing is deleted. */
export async function findOldVersions(account: Account): Promise<Cleaning> {
  const { service, states, now } = account
  const before = new Date(now)
  before.setUTCDate(before.getUTCDate() - lasting)
  const machines = await oldMachineVersions(service, states, before)
  const functions = await oldFunctionVersions(service, account, machines, before)
  const versions = machines.kept.filter((arn) => /:\d+$/.test(arn))
  return {
    machines: machines.old,
    functions: functions.old,
    stay: { machines: versions.length, functions: functions.kept },
  }
}

/**
 * Deletes what may go, machines first: what a definition that stayed after all names is seen when the functions are looked at anew. Broken
 * off, it is begun again.
 */
export async function deleteOldVersions(account: Account, told: (what: string) => void): Promise<void> {
  const { machines } = await findOldVersions(account)
  for (const stateMachineVersionArn of machines)
    try {
      await account.states.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn }))
      told(stateMachineVersionArn)
    } catch (error) {
      // Somebody has turned an alias to it since.
      if (!(error instanceof ConflictException)) throw error
    }
  const { functions } = await findOldVersions(account)
  for (const { name, version } of functions) {
    await account.lambda.send(new DeleteFunctionCommand({ FunctionName: name, Qualifier: version }))
    told(`${name}:${version}`)
  }
}
