import type { ExecutionRecord, MachineRecord } from '../model/records.ts'
import type { EngineRuntime } from './runtime.ts'

/** A child of a map run belongs to the machine that the run is part of; undefined once that is deleted. */
export function machineOfExecution(
  runtime: EngineRuntime,
  { machineArn, mapRun }: Pick<ExecutionRecord, 'machineArn' | 'mapRun'>,
): MachineRecord | undefined {
  return runtime.machines.get(mapRun === undefined ? machineArn : (machineArn.split('/')[0] ?? ''))
}
