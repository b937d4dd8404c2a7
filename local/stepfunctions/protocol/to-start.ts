import type { MachineRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { activeMachine } from './existing-machine.ts'
import { versionArn } from './publish.ts'
import { qualified } from './qualified.ts'

/** What an execution is started of. */
export interface ToStart {
  readonly machine: MachineRecord
  readonly revision: number
  readonly version?: string
  readonly alias?: string
}

/**
 * The machine's present revision, or the one of the version that a qualified ARN means. An alias of two versions draws one.
 * Throws what `activeMachine` throws, also for a qualifier that there is not.
 */
export function toStart(runtime: EngineRuntime, arn: string): ToStart {
  const { machine: machineArn, qualifier } = qualified(arn)
  const machine = activeMachine(runtime, machineArn)
  if (qualifier === undefined) return { machine, revision: machine.revision }
  const alias = machine.aliases?.find(({ name }) => name === qualifier)
  const number = alias ? drawn(runtime, alias.routes) : Number(qualifier)
  const known = machine.versions?.find(({ version }) => version === number)
  if (!known) throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
  return {
    machine,
    revision: known.revision,
    version: versionArn(machine, known.version),
    ...(alias && { alias: arn }),
  }
}

function drawn(runtime: EngineRuntime, routes: readonly { version: number; weight: number }[]): number | undefined {
  const [first, second] = routes
  if (!second) return first?.version
  const at = runtime.chance('alias', runtime.ids.execution)() * 100
  return at < (first?.weight ?? 0) ? first?.version : second.version
}
