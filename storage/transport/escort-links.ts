import { type EntityItem, Service } from 'electrodb'
import type { LinkId, TripId } from '../../domain/kernel/ids.ts'
import type { Instant, Span } from '../../domain/kernel/instant.ts'
import type { EscortLink } from '../../domain/transport/trips/escort-link.ts'
import { type Database, expiry, isConditionFailed, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'
import { writeEach } from '../write-each.ts'

/** After a link's end: as long as somebody may ask who called a roll. */
const retention = { days: 180 } as const satisfies Span

/** A link, and the keyed hash of its token by which it is found: a reader of the table cannot open it. */
interface KeptEscortLink {
  readonly link: EscortLink
  readonly tokenHash: string
}

type Sent = NonNullable<EscortLink['sent']>

function escortLinkEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'escortLink', version: '1', service: 'zhida' },
      attributes: {
        tokenHash: { type: 'string', required: true },
        id: { type: text<LinkId>(), required: true },
        tripId: { type: text<TripId>(), required: true },
        madeAt: { type: text<Instant>(), required: true },
        madeBy: { type: 'string', required: true },
        validUntil: { type: text<Instant>(), required: true },
        sent: { type: typed<Sent>() },
        revoked: { type: typed<NonNullable<EscortLink['revoked']>>() },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byToken: { pk: { field: 'pk', composite: ['tokenHash'] }, sk: { field: 'sk', composite: [] } },
        ofTrip: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['tripId'] },
          sk: { field: 'gsi1sk', composite: ['madeAt', 'id'] },
        },
        byId: { index: 'gsi2', pk: { field: 'gsi2pk', composite: ['id'] }, sk: { field: 'gsi2sk', composite: [] } },
      },
    },
    database,
  )
}

function keptOf(item: EntityItem<ReturnType<typeof escortLinkEntity>>): KeptEscortLink {
  const { tokenHash, expiresAt: _, sent, revoked, ...facts } = item
  return { link: { ...facts, ...(sent && { sent }), ...(revoked && { revoked }) }, tokenHash }
}

export function escortLinksIn(database: Database) {
  const links = escortLinkEntity(database)
  const service = new Service({ links })

  async function byToken(tokenHash: string): Promise<KeptEscortLink | null> {
    const { data } = await links.get({ tokenHash }).go({ consistent: true })
    return data && keptOf(data)
  }
  return {
    byToken,
    async get(id: LinkId): Promise<KeptEscortLink | null> {
      const [item] = (await links.query.byId({ id }).go()).data
      return item ? byToken(item.tokenHash) : null
    },
    /** Newest first. */
    async ofTrip(tripId: TripId, cursor: string | null, limit: number): Promise<Page<EscortLink>> {
      const found = await links.query.ofTrip({ tripId }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map((item) => keptOf(item).link), next: found.cursor }
    },
    /** The same link again changes nothing; answers the one that stands. */
    async keep(link: EscortLink, tokenHash: string): Promise<EscortLink> {
      try {
        await links.create({ ...link, tokenHash, expiresAt: expiry(link.validUntil, retention) }).go()
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        return (await byToken(tokenHash))?.link ?? link
      }
      return link
    },
    /**
     * Before the text is handed over. Answers what an earlier try noted, which stands. In a transaction, which the SDK may send twice:
     * else the second one would take the first for somebody else's.
     */
    async noteSending(tokenHash: string, sent: Sent): Promise<Sent | null> {
      const noted = await writeEach([sent], 1, () =>
        service.transaction
          .write((entities) => [
            entities.links
              .patch({ tokenHash })
              .set({ sent })
              .where((link, { notExists }) => notExists(link.sent))
              .commit(),
          ])
          .go(),
      )
      return noted.length > 0 ? null : ((await byToken(tokenHash))?.link.sent ?? sent)
    },
    /** No provider took it. */
    async noteRefused(tokenHash: string, sent: Sent): Promise<void> {
      await links.patch({ tokenHash }).set({ sent }).go()
    },
    /** The first time counts. */
    async revoke(tokenHash: string, revoked: NonNullable<EscortLink['revoked']>): Promise<void> {
      await holds(
        links
          .patch({ tokenHash })
          .set({ revoked })
          .where((link, { notExists }) => notExists(link.revoked))
          .go(),
      )
    },
  }
}
