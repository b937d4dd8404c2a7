import { AsyncLocalStorage } from 'node:async_hooks'
import { functions } from '../functions/catalog.ts'
import type { Bucket } from '../functions/gateways/bucket.ts'
import { functionName } from '../functions/gateways/resource-names.ts'
import type { LambdaHandler } from '../local/lambda/lambda-runtime.ts'

const needsOf = new Map([...functions.routes, ...functions.tasks].map(({ key, needs }) => [functionName(key), needs]))
const atWork = new AsyncLocalStorage<string>()

/** The function, so that it is known by its name while it is at work. */
export function heldToNeeds(name: string, handler: LambdaHandler): LambdaHandler {
  return (event, context) => atWork.run(name, () => handler(event, context))
}

const reads = ['read', 'readJson', 'has', 'list'] as const
const writes = ['write', 'writeJson', 'writeNewJson', 'erase', 'uploadLink'] as const

/** Refuses from now on what AWS would refuse the role of the function at work: a key outside the folders that its entries name. */
export function holdBucket(bucket: Bucket): void {
  const hold = (method: keyof Bucket, foldersOf: (name: string) => readonly string[]) => {
    const call = bucket[method] as (key: string, ...more: unknown[]) => unknown
    Object.assign(bucket, {
      [method]: async (key: string, ...more: unknown[]) => {
        const name = atWork.getStore()
        if (name !== undefined && !foldersOf(name).some((folder) => key.startsWith(folder)))
          throw new Error(`AccessDenied: ${name} may not ${method} ${key}; no entry of the catalog names its folder`)
        return call.call(bucket, key, ...more)
      },
    })
  }
  const written = (name: string) => needsOf.get(name)?.bucket?.write ?? []
  for (const method of reads) hold(method, (name) => [...(needsOf.get(name)?.bucket?.read ?? []), ...written(name)])
  for (const method of writes) hold(method, written)
}
