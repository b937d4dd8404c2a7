import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { checkDefinition } from '../language/check/check-definition.ts'
import type { Json } from '../language/json.ts'
import type { MachineRecord } from '../runtime/records.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { machineArn } from './arns.ts'
import { checkName } from './check-name.ts'
import { Arn, operation, page, pageToken, readPageToken, seconds } from './operation.ts'
import { ServiceError } from './service-error.ts'

const settings = {
  loggingConfiguration: z.json().optional(),
  tracingConfiguration: z.json().optional(),
  encryptionConfiguration: z.json().optional(),
}

const Create = z.object({
  name: z.string().min(1),
  definition: z.string().min(1),
  roleArn: Arn,
  type: z.enum(['STANDARD', 'EXPRESS']).optional(),
  ...settings,
})

/** The same request again answers with the machine that is there. */
export const createStateMachine = operation(Create, async (runtime, request) => {
  checkName(request.name)
  refuseInvalid(request.definition)
  return runtime.turns.run(() => {
    const arn = machineArn(runtime.identity, request.name)
    const known = runtime.machines.get(arn)
    if (known) {
      if (
        isDeepStrictEqual(runtime.machineOf(known.revision), JSON.parse(request.definition)) &&
        known.type === (request.type ?? 'STANDARD')
      ) {
        return { stateMachineArn: arn, creationDate: seconds(known.createdAt) }
      }
      throw new ServiceError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)
    }
    const now = runtime.clock.epochMilliseconds()
    keep(runtime, {
      arn,
      name: request.name,
      roleArn: request.roleArn,
      type: request.type ?? 'STANDARD',
      status: 'ACTIVE',
      createdAt: now,
      updatedAt: now,
      revision: newRevision(runtime, arn, request.definition),
      settings: settingsOf(request),
    })
    return { stateMachineArn: arn, creationDate: seconds(now) }
  })
})

const Update = z.object({
  stateMachineArn: Arn,
  definition: z.string().optional(),
  roleArn: Arn.optional(),
  ...settings,
})

/** Executions that run keep the definition that they began with. */
export const updateStateMachine = operation(Update, async (runtime, request) => {
  if (request.definition !== undefined) refuseInvalid(request.definition)
  return runtime.turns.run(() => {
    const machine = existing(runtime, request.stateMachineArn)
    const now = runtime.clock.epochMilliseconds()
    keep(runtime, {
      ...machine,
      roleArn: request.roleArn ?? machine.roleArn,
      updatedAt: now,
      revision:
        request.definition === undefined ? machine.revision : newRevision(runtime, machine.arn, request.definition),
      settings: { ...machine.settings, ...settingsOf(request) },
    })
    return { updateDate: seconds(now) }
  })
})

export const describeStateMachine = operation(z.object({ stateMachineArn: Arn }), async (runtime, request) =>
  runtime.turns.read(() => {
    const machine = existing(runtime, request.stateMachineArn)
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      status: machine.status,
      definition: runtime.journal.definition(machine.revision),
      roleArn: machine.roleArn,
      type: machine.type,
      creationDate: seconds(machine.createdAt),
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      revisionId: String(machine.revision),
      ...machine.settings,
    }
  }),
)

/** Executions that run go on to their end. */
export const deleteStateMachine = operation(z.object({ stateMachineArn: Arn }), async (runtime, request) =>
  runtime.turns.run(() => {
    const machine = runtime.machines.get(request.stateMachineArn)
    if (machine) {
      runtime.machines.delete(machine.arn)
      runtime.batch.machines.delete(machine)
      runtime.batch.writes.push((journal) => journal.forgetMachine(machine.arn))
    }
    return {}
  }),
)

export const listStateMachines = operation(z.object(page), async (runtime, request) =>
  runtime.turns.read(() => {
    const from = readPageToken(request.nextToken, 0)
    const size = request.maxResults || 100
    const machines = [...runtime.machines.values()].sort((one, other) => one.createdAt - other.createdAt)
    return {
      stateMachines: machines.slice(from, from + size).map(({ arn, name, type, createdAt }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate: seconds(createdAt),
      })),
      ...(machines.length > from + size && { nextToken: pageToken(from + size) }),
    }
  }),
)

const Validate = z.object({
  definition: z.string().min(1),
  severity: z.enum(['ERROR', 'WARNING']).optional(),
  maxResults: z.int().min(0).max(100).optional(),
})

export const validateStateMachineDefinition = operation(Validate, async (_runtime, request) => {
  const diagnostics = checkDefinition(request.definition)
  const most = request.maxResults || 100
  return {
    result: diagnostics.length === 0 ? 'OK' : 'FAIL',
    diagnostics: diagnostics.slice(0, most),
    truncated: diagnostics.length > most,
  }
})

function refuseInvalid(definition: string): void {
  const diagnostics = checkDefinition(definition)
  if (diagnostics.length === 0) return
  const said = diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location ?? null}`)
  throw new ServiceError('InvalidDefinition', `Invalid State Machine Definition: '${said.join(', ')}'`)
}

export function existing(runtime: Runtime, arn: string): MachineRecord {
  const machine = runtime.machines.get(arn)
  if (machine) return machine
  throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
}

function keep(runtime: Runtime, machine: MachineRecord): void {
  runtime.machines.set(machine.arn, machine)
  runtime.batch.machines.add(machine)
}

function newRevision(runtime: Runtime, arn: string, definition: string): number {
  const id = ++runtime.ids.revision
  const now = runtime.clock.epochMilliseconds()
  runtime.definitions.set(id, JSON.parse(definition))
  runtime.batch.writes.push((journal) => journal.keepRevision(id, arn, definition, now))
  return id
}

function settingsOf(request: Partial<Record<keyof typeof settings, Json | undefined>>): { [name: string]: Json } {
  const given: { [name: string]: Json } = {}
  for (const name of Object.keys(settings) as (keyof typeof settings)[]) {
    const value = request[name]
    if (value !== undefined) given[name] = value
  }
  return given
}
