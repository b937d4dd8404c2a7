import * as z from 'zod'
import type { MachineRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { checkArn } from './arns.ts'
import { Arn, operation } from './operation.ts'

const Key = z.string().min(1).max(128)
export const Tags = z.array(z.object({ key: Key, value: z.string().max(256).default('') }))

const mostTags = 50

/** Tags with these added or changed; throws ServiceError TooManyTags. */
export function tagged(arn: string, tags: MachineRecord['tags'], more: z.infer<typeof Tags>): MachineRecord['tags'] {
  const all = { ...tags, ...Object.fromEntries(more.map(({ key, value }) => [key, value])) }
  if (Object.keys(all).length <= mostTags) return all
  throw new ServiceError('TooManyTags', `Too many tags: at most ${mostTags} are allowed`, { resourceName: arn })
}

export const tagResource = operation(z.object({ resourceArn: Arn, tags: Tags }), async (runtime, request) =>
  runtime.turns.run(() => {
    const machine = taggedMachine(runtime, request.resourceArn)
    machine.tags = tagged(machine.arn, machine.tags, request.tags)
    runtime.batch.machines.add(machine)
    return {}
  }),
)

export const untagResource = operation(
  z.object({ resourceArn: Arn, tagKeys: z.array(Key) }),
  async (runtime, request) =>
    runtime.turns.run(() => {
      const machine = taggedMachine(runtime, request.resourceArn)
      const kept = Object.entries(machine.tags).filter(([key]) => !request.tagKeys.includes(key))
      machine.tags = Object.fromEntries(kept)
      runtime.batch.machines.add(machine)
      return {}
    }),
)

export const listTagsForResource = operation(z.object({ resourceArn: Arn }), async (runtime, request) =>
  runtime.turns.read(() => {
    const { tags } = taggedMachine(runtime, request.resourceArn)
    return { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) }
  }),
)

function taggedMachine(runtime: EngineRuntime, arn: string): MachineRecord {
  checkArn(arn, 'stateMachine')
  const machine = runtime.machines.get(arn)
  if (machine) return machine
  throw new ServiceError('ResourceNotFound', `Resource not found: '${arn}'`, { resourceName: arn })
}
