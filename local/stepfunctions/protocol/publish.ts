import * as z from 'zod'
import type { MachineRecord, VersionRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { keepMachine } from './keep-machine.ts'

const Description = z.string().max(256).optional()
export const publishing = { publish: z.boolean().optional(), versionDescription: Description }

/** Throws ServiceError ValidationException for a description of none. */
export function checkPublishing({
  publish = false,
  versionDescription,
}: {
  publish?: boolean | undefined
  versionDescription?: string | undefined
}): void {
  if (!publish && versionDescription !== undefined) {
    throw new ServiceError('ValidationException', 'Version description can only be set when publish is true')
  }
}

/** The version of the machine's present revision; one that is there already is the one. */
export function publish(
  runtime: EngineRuntime,
  machine: MachineRecord,
  description?: string,
): { stateMachineVersionArn: string; version: VersionRecord } {
  const { versions = [], lastVersion = 0, revision } = machine
  const known = versions.find((one) => one.revision === revision)
  if (known) return { stateMachineVersionArn: versionArn(machine, known.version), version: known }
  const number = Math.max(lastVersion, versions.at(-1)?.version ?? 0) + 1
  const version = { version: number, revision, description, createdAt: runtime.clock.epochMilliseconds() }
  keepMachine(runtime, { ...machine, versions: [...versions, version] })
  return { stateMachineVersionArn: versionArn(machine, number), version }
}

export function versionArn({ arn }: MachineRecord, version: number): string {
  return `${arn}:${version}`
}
