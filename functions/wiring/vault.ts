import { createHmac } from 'node:crypto'
import type { Logger } from '@aws-lambda-powertools/logger'
import type { Instant } from '../../domain/kernel/instant.ts'
import { erasedDetail, NationalId, type Personal, PersonName, Phone } from '../../domain/kernel/personal.ts'
import type { PersonKeyName } from '../../storage/kernel/person-keys.ts'
import { aes } from './aes.ts'
import { type DataKey, type DataKeyDeps, dataKeysWith } from './data-keys.ts'
import { openings } from './openings.ts'

const openers = {
  name: (text: string) => new PersonName(text),
  'national-id': (text: string) => new NationalId(text),
  phone: (text: string) => new Phone(text),
  'second-phone': (text: string) => new Phone(text),
  /** Of whom an enterprise names to be written to: no worker's. */
  'contact-phone': (text: string) => new Phone(text),
  township: (text: string) => text,
  village: (text: string) => text,
  /** By which policy somebody is helped first. */
  qualification: (text: string) => text,
  /** The number of a certificate. */
  certificate: (text: string) => text,
  /** 是 or 否: of releases before. */
  flag: (text: string) => text,
  /** The mark of people who go together. */
  'companion-group': (text: string) => text,
  /** A reply kept so that it can be given again: it may hold a secret. */
  reply: (text: string) => text,
  /** What was sent to an enterprise: masked names beside the ids of placements. */
  event: (text: string) => text,
  /** What a worker typed. */
  text: (text: string) => text,
  /** The cells of a row as they were written, or a file that holds personal details. */
  document: (text: string) => text,
} as const

export type SealedKind = keyof typeof openers
type Opened<Kind extends SealedKind> = ReturnType<(typeof openers)[Kind]>

/** Which fields of a record to open, and what kind each is. */
type Wanted<Person> = { readonly [Field in keyof Person]?: SealedKind }
type OpenedFields<Person, Fields extends Wanted<Person>> = {
  [Field in keyof Fields & keyof Person]:
    | (Fields[Field] extends SealedKind ? Opened<Fields[Field]> : never)
    | (null extends Person[Field] ? null : never)
}

/** Data keys that are made for people, and count from `keep` on. */
export interface NewKeys {
  /** Seals a detail of the person with the key of theirs, which is made with their first detail. */
  seal(of: string, kind: SealedKind, detail: Personal | string): string
  /** Keeps the keys. To be called before what they have sealed is kept: else nobody could open it. */
  keep(): Promise<void>
}

/**
 * Seals personal details for the table and opens them again. What is about a person is sealed with a data key of theirs:
 * `~1.<whose>.<key id>.<base64url>`, bound to person, kind and key; a key that was destroyed leaves a text that says so. What is
 * about nobody, or was sealed before people had keys, is `<key id>.<base64url>`, under a key of the secret `sealing`, bound to its
 * kind. AES-256-GCM both.
 */
export interface Vault {
  /** Seals what is about nobody in particular. */
  seal(kind: SealedKind, detail: Personal | string): Promise<string>
  /** Seals one detail of a person. */
  sealFor(of: string, kind: SealedKind, detail: Personal | string): Promise<string>
  /** For who seals details of many. `until`: when what they seal is to be gone; as long as people's details are kept, unless told. */
  newKeys(until?: Instant): NewKeys
  /** Opens many at once; one log line says how many, for whom and why. */
  open<Kind extends SealedKind>(kind: Kind, sealed: readonly string[], why: string): Promise<Opened<Kind>[]>
  /**
   * Opens fields of people's records: where not for one reason, each for its own, with a log line for each reason. A text that was sealed
   * for somebody else is refused.
   */
  openOf<Person extends Owned, const Fields extends Wanted<Person>>(
    people: readonly Person[],
    fields: Fields,
    why: string | ((person: Person) => string),
  ): Promise<OpenedFields<Person, Fields>[]>
  /**
   * Destroys the key of a text in whose place another one stands. Not all that are older than that one's: somebody who seals at the same
   * moment may yet put theirs in its place.
   */
  destroyReplaced(sealed: string, standing: string): Promise<void>
  /** What was sealed stays at least so long. */
  prolong(sealed: string, until: Instant): Promise<void>
  /** Wraps the keys of a person anew where the secret wraps with another one today; answers how many. */
  wrapAgain(of: string): Promise<number>
  /** The same detail always gives the same 128-bit hash, which says nothing without the key. */
  lookupHash(kind: SealedKind, detail: Personal | string): Promise<string>
  /** 256 bits by which a request is told from another one, and which say nothing of it without the key. */
  fingerprint(request: string): Promise<string>
}

/** A worker's record; or another's, `of` whom its details were sealed. */
type Owned = { readonly workerId: string } | { readonly of: string }

interface Sealed {
  readonly kind: SealedKind
  readonly text: string
  /** Whose it must be; any person's where nothing is said. */
  readonly of?: string
}

export function vaultWith(deps: DataKeyDeps & { readonly logger: Pick<Logger, 'info'> }): Vault {
  const { secrets, logger } = deps
  const dataKeys = dataKeysWith(deps)

  async function keyedHash(kind: SealedKind | 'request', text: string): Promise<Buffer> {
    const { lookup } = await secrets.read('sealing')
    return createHmac('sha256', Buffer.from(lookup, 'base64')).update(`${kind}\u0000${text}`).digest()
  }
  async function openEach(sealed: readonly Sealed[]): Promise<string[]> {
    const names = new Map(sealed.flatMap(({ text }) => keyNameIn(text) ?? []).map((name) => [printed(name), name]))
    const keys = names.size > 0 ? await dataKeys.open([...names.values()]) : []
    const keyOf = new Map(keys.map(({ name, key }) => [printed(name), key]))
    const old = sealed.some(({ text }) => keyNameIn(text) === undefined)
    const sealing = old ? await sealingKeysFor(sealed) : {}
    return sealed.map(({ kind, text, of }) => {
      const name = keyNameIn(text)
      if (!name) return openOld(text, kind, sealing)
      if (of !== undefined && name.of !== of) throw new Error(`a ${kind} of ${name.of} stands in the record of ${of}`)
      const key = keyOf.get(printed(name))
      return key ? openWith({ name, key }, kind, text) : erasedDetail
    })
  }
  /** Another container may seal with a key that was added after this one read the secret. */
  async function sealingKeysFor(sealed: readonly Sealed[]): Promise<Record<string, string>> {
    const known = await secrets.read('sealing')
    const isNew = sealed.some(({ text }) => keyNameIn(text) === undefined && !known.keys[keyIdOf(text)])
    return (isNew ? await secrets.readAgain('sealing') : known).keys
  }

  return {
    async seal(kind, detail) {
      const { current, keys } = await secrets.read('sealing')
      const sealed = aes.seal(keyNamed(current, keys), Buffer.from(textOf(detail)), kind)
      return `${current}.${sealed.toString('base64url')}`
    },
    sealFor: async (of, kind, detail) => sealWith(await dataKeys.sealingFor(of), kind, detail),
    newKeys(until) {
      const made = new Map<string, DataKey>()
      return {
        seal(of, kind, detail) {
          const key = made.get(of) ?? dataKeys.make(of)
          made.set(of, key)
          return sealWith(key, kind, detail)
        },
        keep: () => dataKeys.keep([...made.values()], until),
      }
    },
    async open(kind, sealed, why) {
      const texts = await openEach(sealed.map((text) => ({ kind, text })))
      logger.info('personal details opened', { kind, count: sealed.length, why })
      if (kind !== 'reply' && kind !== 'event') openings.note({ people: sealed.length, why })
      return texts.map((text) => openers[kind](text)) as Opened<typeof kind>[]
    },
    async openOf<Person extends Owned, const Fields extends Wanted<Person>>(
      people: readonly Person[],
      fields: Fields,
      why: string | ((person: Person) => string),
    ) {
      const wanted = Object.entries(fields) as [keyof Person & keyof Fields, SealedKind][]
      const asked = people.flatMap((person) =>
        wanted.flatMap(([field, kind]) => {
          const text = person[field] as string | null
          return text === null ? [] : [{ kind, text, of: 'of' in person ? person.of : person.workerId }]
        }),
      )
      const texts = (await openEach(asked)).values()
      const kind = wanted.map(([, one]) => one).join(', ')
      const byReason = typeof why === 'string' ? new Map([[why, people]]) : Map.groupBy(people, (person) => why(person))
      for (const [reason, { length: count }] of byReason) {
        logger.info('personal details opened', { kind, count, why: reason })
        openings.note({ people: count, why: reason })
      }
      return people.map((person) =>
        Object.fromEntries(
          wanted.map(([field, kind]) => [
            field,
            person[field] === null ? null : openers[kind](texts.next().value as string),
          ]),
        ),
      ) as OpenedFields<Person, Fields>[]
    },
    async destroyReplaced(sealed, standing) {
      const [name, other] = [keyNameIn(sealed), keyNameIn(standing)]
      if (name && other) await dataKeys.destroyReplaced(name, other)
    },
    async prolong(sealed, until) {
      const name = keyNameIn(sealed)
      if (name) await dataKeys.prolong(name, until)
    },
    wrapAgain: (of) => dataKeys.wrapAgain(of),
    lookupHash: async (kind, detail) => (await keyedHash(kind, textOf(detail))).toString('hex').slice(0, 32),
    fingerprint: async (request) => (await keyedHash('request', request)).toString('base64url'),
  }
}

/** No key of the secret `sealing` has such a name. */
const mark = '~1'

const boundTo = ({ of, keyId }: PersonKeyName, kind: SealedKind) => [mark, of, kind, keyId].join('\u0000')
const printed = ({ of, keyId }: PersonKeyName) => `${of}.${keyId}`

function textOf(detail: Personal | string): string {
  return typeof detail === 'string' ? detail : detail.reveal()
}

function sealWith({ name, key }: DataKey, kind: SealedKind, detail: Personal | string): string {
  const sealed = aes.seal(key, Buffer.from(textOf(detail)), boundTo(name, kind))
  return `${mark}.${printed(name)}.${sealed.toString('base64url')}`
}

function openWith({ name, key }: DataKey, kind: SealedKind, text: string): string {
  const bytes = Buffer.from(text.slice(text.lastIndexOf('.') + 1), 'base64url')
  return aes.open(key, bytes, boundTo(name, kind)).toString('utf8')
}

/** Undefined where the text was sealed for nobody in particular. */
function keyNameIn(text: string): PersonKeyName | undefined {
  const [format, of = '', keyId = ''] = text.split('.')
  return format === mark ? { of, keyId } : undefined
}

function keyIdOf(sealed: string): string {
  return sealed.slice(0, sealed.indexOf('.'))
}

function openOld(sealed: string, kind: SealedKind, keys: Record<string, string>): string {
  const keyId = keyIdOf(sealed)
  const bytes = Buffer.from(sealed.slice(keyId.length + 1), 'base64url')
  // Second phones were sealed as phones.
  return aes.open(keyNamed(keyId, keys), bytes, kind === 'second-phone' ? 'phone' : kind).toString('utf8')
}

function keyNamed(id: string, keys: Record<string, string>): Buffer {
  const key = keys[id]
  if (!key) throw new Error(`the sealing secret holds no key named ${id}`)
  return Buffer.from(key, 'base64')
}
