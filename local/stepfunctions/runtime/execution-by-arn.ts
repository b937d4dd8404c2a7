import type { ExecutionRecord } from '../model/records.ts'
import type { Runtime } from './runtime.ts'

/** Running, just ended, or long over. */
export function executionByArn(runtime: Runtime, arn: string): ExecutionRecord | undefined {
  return runtime.byArn.get(arn)?.record ?? runtime.batch.ended.get(arn) ?? runtime.journal.execution(arn)
}
