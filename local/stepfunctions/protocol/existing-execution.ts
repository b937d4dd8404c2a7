import type { ExecutionRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import { executionByArn } from '../runtime/execution-by-arn.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { checkArn } from './arns.ts'

/** Throws ServiceError ExecutionDoesNotExist, InvalidArn. */
export function existingExecution(runtime: EngineRuntime, arn: string): ExecutionRecord {
  checkArn(arn, 'execution')
  const record = executionByArn(runtime, arn)
  if (record) return record
  throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
}
