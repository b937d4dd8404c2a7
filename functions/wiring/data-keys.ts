import { randomBytes } from 'node:crypto'
import type { Clock } from '../../domain/kernel/instant.ts'
import type { PersonKey, PersonKeyName, PersonKeys } from '../../storage/kernel/person-keys.ts'
import type { Secret, Secrets } from '../gateways/secrets.ts'
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

/** A wrapped key is `<id of the key that wraps>.<base64url>`, bound to whose it is. */
const boundTo = ({ of, keyId }: PersonKeyName) => `key\u0000${of}\u0000${keyId}`

/**
 * The data keys of people: made here, and wrapped by the secret `details`, which a container reads once. Keys in the clear are
 * forgotten with the call that asked for them.
 */
export function dataKeysWith({ secrets, personKeys, clock }: DataKeyDeps) {
  function wrap({ name, key }: DataKey, { current, keys }: Secret<'details'>): string {
    return `${current}.${aes.seal(keyNamed(current, keys), key, boundTo(name)).toString('base64url')}`
  }
  async function unwrap(kept: readonly PersonKey[]): Promise<DataKey[]> {
    const known = await secrets.read('details')
    // Another container may wrap with a key that was added after this one read the secret.
    const isNew = kept.some(({ wrapped }) => !known.keys[wrappingId(wrapped)])
    const { keys } = isNew ? await secrets.readAgain('details') : known
    return kept.map(({ of, keyId, wrapped }) => {
      const id = wrappingId(wrapped)
      const bytes = Buffer.from(wrapped.slice(id.length + 1), 'base64url')
      return { name: { of, keyId }, key: aes.open(keyNamed(id, keys), bytes, boundTo({ of, keyId })) }
    })
  }
  function make(of: string): DataKey {
    return { name: { of, keyId: randomBytes(8).toString('hex') }, key: randomBytes(32) }
  }
  async function keep(made: readonly DataKey[]): Promise<void> {
    if (made.length === 0) return
    const secret = await secrets.read('details')
    const madeAt = clock.now()
    await personKeys.keep(made.map((one) => ({ ...one.name, wrapped: wrap(one, secret), madeAt })))
  }
  return {
    make,
    keep,
    /** Those that were not destroyed. */
    open: async (names: readonly PersonKeyName[]): Promise<DataKey[]> => unwrap(await personKeys.getMany(names)),
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
      const secret = await secrets.read('details')
      const old = (await personKeys.allOf(of)).filter(({ wrapped }) => wrappingId(wrapped) !== secret.current)
      const opened = await unwrap(old)
      await personKeys.keep(
        opened.map((one, index) => ({
          ...one.name,
          wrapped: wrap(one, secret),
          madeAt: (old[index] as PersonKey).madeAt,
        })),
      )
      return old.length
    },
  }
}

function wrappingId(wrapped: string): string {
  return wrapped.slice(0, wrapped.indexOf('.'))
}

function keyNamed(id: string, keys: Record<string, string>): Buffer {
  const key = keys[id]
  if (!key) throw new Error(`the details secret holds no key named ${id}`)
  return Buffer.from(key, 'base64')
}
