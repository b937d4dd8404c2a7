import { randomBytes } from 'node:crypto'
import type { Clock, Instant } from '../../domain/kernel/instant.ts'
import type { PersonKey, PersonKeyName, PersonKeys } from '../../storage/kernel/person-keys.ts'
import type { Secrets } from '../gateways/secrets.ts'
import { aes } from './aes.ts'

export interface DataKeyDeps {
  readonly secrets: Secrets
  readonly personKeys: PersonKeys
  readonly clock: Clock
}

/** A data key in the clear, with the name under which it is kept. */
export interface DataKey {
  readonly name: PersonKeyName
  readonly key: Buffer
}

/**
 * Which secret wraps the keys of whom. Workers' have one of their own; those of trips and enterprises are for a leader and a
 * contact, whom functions write to that must not be able to open a worker's details.
 */
const wrapperOf = (of: string) => (/^(?:trp|ent)_/.test(of) ? 'sealing' : 'details')
type Wrapper = ReturnType<typeof wrapperOf>

/** A wrapped key is `<id of the key that wraps>.<base64url>`, bound to whose it is. */
const boundTo = ({ of, keyId }: PersonKeyName) => `key\u0000${of}\u0000${keyId}`

/**
 * The data keys of people: made here, and wrapped by a secret, which a container reads once. Keys in the clear are
 * forgotten with the call that asked for them.
 */
export function dataKeysWith({ secrets, personKeys, clock }: DataKeyDeps) {
  async function wrap({ name, key }: DataKey): Promise<string> {
    const wrapper = wrapperOf(name.of)
    const { current, keys } = await secrets.read(wrapper)
    return `${current}.${aes.seal(keyNamed(current, keys, wrapper), key, boundTo(name)).toString('base64url')}`
  }
  async function unwrap(kept: readonly PersonKey[]): Promise<DataKey[]> {
    const opened: DataKey[] = []
    for (const [wrapper, some] of Map.groupBy(kept, ({ of }) => wrapperOf(of)))
      opened.push(...(await unwrapBy(wrapper, some)))
    return opened
  }
  async function unwrapBy(wrapper: Wrapper, kept: readonly PersonKey[]): Promise<DataKey[]> {
    const known = await secrets.read(wrapper)
    // Another container may wrap with a key that was added after this one read the secret.
    const isNew = kept.some(({ wrapped }) => !known.keys[wrappingId(wrapped)])
    const { keys } = isNew ? await secrets.readAgain(wrapper) : known
    return kept.map(({ of, keyId, wrapped }) => {
      const id = wrappingId(wrapped)
      const bytes = Buffer.from(wrapped.slice(id.length + 1), 'base64url')
      return { name: { of, keyId }, key: aes.open(keyNamed(id, keys, wrapper), bytes, boundTo({ of, keyId })) }
    })
  }
  function make(of: string): DataKey {
    return { name: { of, keyId: randomBytes(8).toString('hex') }, key: randomBytes(32) }
  }
  async function keep(made: readonly DataKey[], until?: Instant): Promise<void> {
    if (made.length === 0) return
    const madeAt = clock.now()
    const lasts = until ? { until } : {}
    const wrapped = await Promise.all(made.map(wrap))
    await personKeys.keep(
      made.map((one, index) => ({ ...one.name, wrapped: wrapped[index] as string, madeAt, ...lasts })),
    )
  }
  return {
    make,
    keep,
    /** Destroys a key in whose place another one stands, and what an earlier try left of those before it. */
    async destroyReplaced(name: PersonKeyName, standing: PersonKeyName): Promise<void> {
      const [replaced] = await personKeys.getMany([name], clock.now())
      if (!replaced) return
      await personKeys.destroy(name.of, ({ keyId, madeAt }) => keyId !== standing.keyId && madeAt <= replaced.madeAt)
    },
    prolong: (name: PersonKeyName, until: Instant) => personKeys.prolong(name, until),
    /** Those that were not destroyed. */
    open: async (names: readonly PersonKeyName[]): Promise<DataKey[]> =>
      unwrap(await personKeys.getMany(names, clock.now())),
    /** The key that seals for the person now; a new one where they have none, or only old ones. */
    async sealingFor(of: string): Promise<DataKey> {
      const kept = await personKeys.sealingFor(of, clock.now())
      const [known] = kept ? await unwrap([kept]) : []
      if (known) return known
      const made = make(of)
      await keep([made])
      return made
    },
    /** Wraps a person's keys anew where another key of the secret wraps today; answers how many. */
    async wrapAgain(of: string): Promise<number> {
      const { current } = await secrets.read(wrapperOf(of))
      const old = (await personKeys.allOf(of)).filter(({ wrapped }) => wrappingId(wrapped) !== current)
      const opened = await unwrap(old)
      for (const one of opened) await personKeys.rewrap({ ...one.name, wrapped: await wrap(one) })
      return old.length
    },
  }
}

function wrappingId(wrapped: string): string {
  return wrapped.slice(0, wrapped.indexOf('.'))
}

function keyNamed(id: string, keys: Record<string, string>, wrapper: Wrapper): Buffer {
  const key = keys[id]
  if (!key) throw new Error(`the ${wrapper} secret holds no key named ${id}`)
  return Buffer.from(key, 'base64')
}
