import * as z from 'zod'
import type { AliasRecord, MachineRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { checkArn } from './arns.ts'
import { activeMachine, existingMachine } from './existing-machine.ts'
import { keepMachine } from './keep-machine.ts'
import { Arn, nextToken, operation, page, readNextToken, seconds } from './operation.ts'
import { versionArn } from './publish.ts'
import { qualified } from './qualified.ts'

const Routing = z
  .array(z.object({ stateMachineVersionArn: Arn, weight: z.int().min(0).max(100) }))
  .min(1)
  .max(2)
const Description = z.string().max(256).optional()
const Create = z.object({
  name: z
    .string()
    .max(80)
    .regex(/^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/),
  description: Description,
  routingConfiguration: Routing,
})
const Update = z.object({
  stateMachineAliasArn: Arn,
  description: Description,
  routingConfiguration: Routing.optional(),
})

/** The same request again answers with the alias that is there. */
export const createStateMachineAlias = operation(Create, async (runtime, { name, description, routingConfiguration }) =>
  runtime.turns.run(() => {
    const { machine, routes } = routed(runtime, routingConfiguration)
    const { aliases = [] } = machine
    const known = aliases.find((one) => one.name === name)
    const isSame = known?.description === description && JSON.stringify(known?.routes) === JSON.stringify(routes)
    if (known && !isSame) {
      const message = `Failed to create alias because an alias with the same name and a different routing configuration already exists.`
      throw new ServiceError('ConflictException', message)
    }
    const now = runtime.clock.epochMilliseconds()
    const alias: AliasRecord = known ?? { name, description, routes, createdAt: now, updatedAt: now }
    if (!known) keepMachine(runtime, { ...machine, aliases: [...aliases, alias] })
    return { stateMachineAliasArn: `${machine.arn}:${name}`, creationDate: seconds(alias.createdAt) }
  }),
)

/** Counts from the next execution that is started by the alias. */
export const updateStateMachineAlias = operation(Update, async (runtime, request) =>
  runtime.turns.run(() => {
    const { machine, alias } = existingAlias(runtime, request.stateMachineAliasArn)
    const { description = alias.description, routingConfiguration } = request
    const routes = routingConfiguration ? routed(runtime, routingConfiguration, machine).routes : alias.routes
    const updated = { ...alias, description, routes, updatedAt: runtime.clock.epochMilliseconds() }
    const aliases = machine.aliases?.map((one) => (one === alias ? updated : one))
    keepMachine(runtime, { ...machine, ...(aliases && { aliases }) })
    return { updateDate: seconds(updated.updatedAt) }
  }),
)

export const describeStateMachineAlias = operation(
  z.object({ stateMachineAliasArn: Arn }),
  async (runtime, { stateMachineAliasArn }) =>
    runtime.turns.read(() => {
      const { machine, alias } = existingAlias(runtime, stateMachineAliasArn)
      return {
        stateMachineAliasArn,
        name: alias.name,
        ...(alias.description !== undefined && { description: alias.description }),
        routingConfiguration: alias.routes.map(({ version, weight }) => ({
          stateMachineVersionArn: versionArn(machine, version),
          weight,
        })),
        creationDate: seconds(alias.createdAt),
        updateDate: seconds(alias.updatedAt),
      }
    }),
)

/** Of a machine; or of a version those that start it. */
export const listStateMachineAliases = operation(
  z.object({ stateMachineArn: Arn, ...page }),
  async (runtime, { stateMachineArn, ...request }) =>
    runtime.turns.read(() => {
      const { machine: machineArn, qualifier } = qualified(stateMachineArn)
      const { arn, aliases = [] } = existingMachine(runtime, machineArn)
      const starts = ({ routes }: AliasRecord) =>
        qualifier === undefined || routes.some(({ version }) => String(version) === qualifier)
      const found = aliases.filter(starts)
      const from = readNextToken(request.nextToken, 0)
      const size = request.maxResults || 100
      return {
        stateMachineAliases: found.slice(from, from + size).map(({ name, createdAt }) => ({
          stateMachineAliasArn: `${arn}:${name}`,
          creationDate: seconds(createdAt),
        })),
        ...(found.length > from + size && { nextToken: nextToken(from + size) }),
      }
    }),
)

function existingAlias(runtime: EngineRuntime, arn: string): { machine: MachineRecord; alias: AliasRecord } {
  const { machine: machineArn, qualifier } = qualified(arn)
  checkArn(machineArn, 'stateMachine')
  const alias = runtime.machines.get(machineArn)?.aliases?.find(({ name }) => name === qualifier)
  if (!alias) throw new ServiceError('ResourceNotFound', `Request references a resource that does not exist: '${arn}'`)
  return { machine: existingMachine(runtime, machineArn), alias }
}

/** Versions of one machine, which together take all that is started. */
function routed(
  runtime: EngineRuntime,
  configuration: z.infer<typeof Routing>,
  of?: MachineRecord,
): { machine: MachineRecord; routes: AliasRecord['routes'] } {
  const [first = { machine: '' }] = configuration.map((one) => qualified(one.stateMachineVersionArn))
  const machine = of ?? activeMachine(runtime, first.machine)
  const routes = configuration.map(({ stateMachineVersionArn: arn, weight }) => {
    const known = machine.versions?.find(({ version }) => versionArn(machine, version) === arn)
    if (known) return { version: known.version, weight }
    throw new ServiceError('ResourceNotFound', `Request references a resource that does not exist: '${arn}'`)
  })
  const isWhole = routes.reduce((sum, { weight }) => sum + weight, 0) === 100
  if (isWhole && new Set(routes.map(({ version }) => version)).size === routes.length) return { machine, routes }
  const message = 'Routing configuration must name each version once, with weights that add up to 100'
  throw new ServiceError('ValidationException', message)
}
