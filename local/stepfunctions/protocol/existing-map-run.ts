import type { MapRunRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { checkArn } from './arns.ts'

/** As it is journalled. Throws ServiceError ResourceNotFound, InvalidArn. */
export function existingMapRun(runtime: EngineRuntime, arn: string): MapRunRecord {
  checkArn(arn, 'mapRun')
  const run = runtime.journal.mapRun(arn)
  if (run) return run
  throw new ServiceError('ResourceNotFound', `Resource not found: '${arn}'`, { resourceName: arn })
}
