import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Logger } from '@aws-lambda-powertools/logger'
import { NationalId, type Personal, PersonName, Phone } from '../../domain/kernel/personal.ts'
import type { Secrets } from '../gateways/secrets.ts'

const openers = {
  name: (text: string) => new PersonName(text),
  'national-id': (text: string) => new NationalId(text),
  phone: (text: string) => new Phone(text),
  /** A reply kept so that it can be given again: it may hold a secret. */
  reply: (text: string) => text,
  /** What was sent to an enterprise: masked names beside the ids of placements. */
  event: (text: string) => text,
  /** What a worker typed. */
  text: (text: string) => text,
  /** A file that holds personal details, such as the rejected rows of a survey. */
  document: (text: string) => text,
} as const

export type SealedKind = keyof typeof openers

/**
 * Seals personal details for the table and opens them again. A sealed text is
 * `<key id>.<base64url of 12 bytes nonce, ciphertext, 16 bytes tag>` (AES-256-GCM); the kind is authenticated with it,
 * so a sealed phone cannot be passed off as a name.
 */
export interface Vault {
  seal(kind: SealedKind, detail: Personal | string): Promise<string>
  /** Opens many at once; one log line says how many, for whom and why. */
  open<Kind extends SealedKind>(
    kind: Kind,
    sealed: readonly string[],
    why: string,
  ): Promise<ReturnType<(typeof openers)[Kind]>[]>
  /** The same detail always gives the same 128-bit hash, which says nothing without the key. */
  lookupHash(kind: SealedKind, detail: Personal): Promise<string>
  /** 256 bits by which a request is told from another one, and which say nothing of it without the key. */
  fingerprint(request: string): Promise<string>
}

export function vaultWith(secrets: Secrets, logger: Pick<Logger, 'info'>): Vault {
  async function keyedHash(kind: SealedKind | 'request', text: string): Promise<Buffer> {
    const { lookup } = await secrets.read('sealing')
    return createHmac('sha256', Buffer.from(lookup, 'base64')).update(`${kind}\u0000${text}`).digest()
  }
  return {
    async seal(kind, detail) {
      const { current, keys } = await secrets.read('sealing')
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyNamed(current, keys), nonce)
      cipher.setAAD(Buffer.from(kind))
      const text = typeof detail === 'string' ? detail : detail.reveal()
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${current}.${sealed.toString('base64url')}`
    },
    async open(kind, sealed, why) {
      const known = await secrets.read('sealing')
      // Another container may seal with a key that was added after this one read the secret.
      const isNew = sealed.some((text) => !known.keys[keyIdOf(text)])
      const { keys } = isNew ? await secrets.readAgain('sealing') : known
      logger.info('personal details opened', { kind, count: sealed.length, why })
      return sealed.map((text) => openers[kind](unseal(text, kind, keys))) as ReturnType<
        (typeof openers)[typeof kind]
      >[]
    },
    lookupHash: async (kind, detail) => (await keyedHash(kind, detail.reveal())).toString('hex').slice(0, 32),
    fingerprint: async (request) => (await keyedHash('request', request)).toString('base64url'),
  }
}

function keyIdOf(sealed: string): string {
  return sealed.slice(0, sealed.indexOf('.'))
}

function unseal(sealed: string, kind: SealedKind, keys: Record<string, string>): string {
  const keyId = keyIdOf(sealed)
  const bytes = Buffer.from(sealed.slice(keyId.length + 1), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyNamed(keyId, keys), bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(kind))
  decipher.setAuthTag(bytes.subarray(-16))
  return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
}

function keyNamed(id: string, keys: Record<string, string>): Buffer {
  const key = keys[id]
  if (!key) throw new Error(`the sealing secret holds no key named ${id}`)
  return Buffer.from(key, 'base64')
}
