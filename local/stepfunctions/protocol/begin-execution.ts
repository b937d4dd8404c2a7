import { uuid } from '../language/functions/uuid.ts'
import { isTooLarge } from '../model/largest-state-data.ts'
import type { Caller, ExecutionRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import { executionByArn } from '../runtime/execution-by-arn.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { startExecution } from '../runtime/start-execution.ts'
import { executionArn } from './arns.ts'
import { checkName } from './check-name.ts'
import { toStart } from './to-start.ts'

export interface Request {
  /** Of a machine, or of a version or alias of one. */
  machineArn: string
  /** JSON text. */
  input: string
  name: string | undefined
  traceHeader?: string | undefined
  /** The task that asks; asking again, after a crash, it gets what it started before. */
  caller?: Caller
  awaited?: boolean
}

/**
 * StartExecution, from within a turn. The same name with the same input while that execution runs answers with it;
 * throws ServiceError ExecutionAlreadyExists, InvalidExecutionInput, InvalidName, and what is wrong with the machine.
 */
export function beginExecution(runtime: EngineRuntime, request: Request): ExecutionRecord {
  const { input, traceHeader, caller, awaited = false } = request
  const { machine, ...started } = toStart(runtime, request.machineArn)
  checkInput(input)
  const name = request.name ?? uuid(runtime.chance('execution', runtime.ids.execution))
  checkName(name)
  const arn = executionArn(machine.arn, name)
  const known = executionByArn(runtime, arn)
  if (known) {
    const repeated = known.status === 'RUNNING' && known.input === input
    if (repeated || isSame(known.caller, caller)) return known
    throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`)
  }
  const { arn: machineArn } = machine
  return startExecution(runtime, { arn, name, machineArn, ...started, input, traceHeader, caller, awaited }).record
}

function isSame(one: Caller | undefined, other: Caller | undefined): boolean {
  return (
    one !== undefined &&
    one.execution === other?.execution &&
    one.thread === other.thread &&
    one.attempt === other.attempt
  )
}

function checkInput(input: string): void {
  try {
    JSON.parse(input)
  } catch (failure) {
    const { message } = failure as Error
    throw new ServiceError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${message}'`)
  }
  if (isTooLarge(input)) {
    throw new ServiceError(
      'ValidationException',
      "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 262144",
    )
  }
}
