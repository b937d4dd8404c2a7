import type { ExecutionRecord } from '../model/records.ts'
import type { EngineRuntime } from './runtime.ts'

/** Running, just ended, or long over. */
export function executionByArn(runtime: EngineRuntime, arn: string): ExecutionRecord | undefined {
  return runtime.byArn.get(arn)?.record ?? runtime.batch.ended.get(arn) ?? runtime.journal.execution(arn)
}
