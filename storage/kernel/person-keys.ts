import { epochOf, type Instant, minus, plus } from '../../domain/kernel/instant.ts'
import { type Database, expiry, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'

/**
 * A key that seals the details of one person, itself wrapped. Usually of a worker, by their id; of a survey where a rejected row
 * names nobody who could be found again; of a trip for its leader, of an enterprise for its contact.
 */
export interface PersonKey {
  readonly of: string
  readonly keyId: string
  /** What opens it is a secret: this alone opens nothing. */
  readonly wrapped: string
  readonly madeAt: Instant
  /** From then on it counts as destroyed; when what it sealed is due, unless told. */
  readonly until?: Instant
}

export type PersonKeyName = Pick<PersonKey, 'of' | 'keyId'>

export type PersonKeys = ReturnType<typeof personKeysIn>

/** A key seals for a year, and what it has sealed is kept for two at most. */
const sealsFor = { days: 365 }
const retention = { days: 365 + 730 + 1 }

/** The wrapped data keys of people: who destroys those of a person leaves nothing of theirs that can be read. */
export function personKeysIn(database: Database) {
  const keys = new Entity(
    {
      model: { entity: 'person-key', version: '1', service: 'zhida' },
      attributes: {
        of: { type: 'string', required: true },
        keyId: { type: 'string', required: true },
        wrapped: { type: 'string', required: true },
        madeAt: { type: text<Instant>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: { byPerson: { pk: { field: 'pk', composite: ['of'] }, sk: { field: 'sk', composite: ['keyId'] } } },
    },
    database,
  )

  const keyOf = ({ of, keyId, wrapped, madeAt }: PersonKey): PersonKey => ({ of, keyId, wrapped, madeAt })
  const isDue = ({ expiresAt }: { expiresAt: number }, now: Instant) => expiresAt * 1000 <= epochOf(now)

  async function allOf(of: string): Promise<PersonKey[]> {
    return (await keys.query.byPerson({ of }).go({ pages: 'all', consistent: true })).data.map(keyOf)
  }
  return {
    /** The same again changes nothing. */
    async keep(some: readonly PersonKey[]): Promise<void> {
      const items = some.map((key) => ({
        ...keyOf(key),
        expiresAt: key.until ? expiry(key.until, {}) : expiry(key.madeAt, retention),
      }))
      await putEach(items, (slice) => keys.put(slice).go())
    },
    /** Puts a key wrapped anew in its place; one that was destroyed meanwhile stays so, and its time stays as it was. */
    async rewrap({ of, keyId, wrapped }: PersonKeyName & Pick<PersonKey, 'wrapped'>): Promise<void> {
      await holds(keys.patch({ of, keyId }).set({ wrapped }).go())
    },
    /** Those that are there still: one whose time is over is gone, though the table erases it some days later. */
    async getMany(names: readonly PersonKeyName[], now: Instant): Promise<PersonKey[]> {
      if (names.length === 0) return []
      const asked = names.map(({ of, keyId }) => ({ of, keyId }))
      const found = await readEach(asked, (some) => keys.get(some).go({ consistent: true }))
      return found.filter((key) => !isDue(key, now)).map(keyOf)
    },
    allOf,
    /** The youngest that may seal at this moment. */
    async sealingFor(of: string, now: Instant): Promise<PersonKey | undefined> {
      const young = (await allOf(of)).filter(({ madeAt }) => plus(madeAt, sealsFor) > now)
      return young.toSorted((one, other) => (one.madeAt < other.madeAt ? -1 : 1)).at(-1)
    },
    /** The key lives at least so long; nothing is written while half a year is left until then. */
    async prolong(name: PersonKeyName, until: Instant): Promise<void> {
      const { data } = await keys.get(name).go({ consistent: true })
      if (!data || data.expiresAt >= expiry(minus(until, { days: 180 }), {})) return
      await keys
        .patch(name)
        .set({ expiresAt: expiry(until, {}) })
        .go()
    },
    /** All of a person's, unless told which. */
    async destroy(of: string, isMeant: (key: PersonKey) => boolean = () => true): Promise<void> {
      const found = (await allOf(of)).filter(isMeant)
      await putEach(
        found.map(({ of: person, keyId }) => ({ of: person, keyId })),
        (slice) => keys.delete(slice).go(),
      )
    },
  }
}
