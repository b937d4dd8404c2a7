import type { ExecutionRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import { executionByArn } from '../runtime/execution-by-arn.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { checkArn, typeOfArn } from './arns.ts'

/**
 * Throws ServiceError ExecutionDoesNotExist, InvalidArn.
 * @param express whether it may be an express one, which AWS takes of those only that a map run started, and to describe them
 */
export function existingExecution(runtime: EngineRuntime, arn: string, { express = false } = {}): ExecutionRecord {
  checkArn(arn, express && typeOfArn(arn) === 'express' ? 'express' : 'execution')
  const record = executionByArn(runtime, arn)
  if (record) return record
  throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
}
