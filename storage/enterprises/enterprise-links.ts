import type { EntityItem } from 'electrodb'
import type { EnterpriseLink, LinkSubject } from '../../domain/enterprises/enterprise-link.ts'
import type { EnterpriseId, LinkId } from '../../domain/kernel/ids.ts'
import type { Instant, Span } from '../../domain/kernel/instant.ts'
import { type Database, expiry, isConditionFailed, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { nullIfRefused } from '../null-if-refused.ts'

/** After a link's end: as long as somebody may ask who answered on its page. */
const retention = { days: 180 } as const satisfies Span

/** A link, and by which of its texts it was told last. */
export interface KeptLink {
  readonly link: EnterpriseLink
  /** Keyed hash of its token: a reader of the table cannot open the page. */
  readonly tokenHash: string
  /** The key of the text that `link.sent` is about, so that a task that is tried again sends none twice. */
  readonly sentUnder: string | null
}

function linkEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'enterpriseLink', version: '1', service: 'zhida' },
      attributes: {
        tokenHash: { type: 'string', required: true },
        id: { type: text<LinkId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        subject: { type: typed<LinkSubject>(), required: true },
        madeAt: { type: text<Instant>(), required: true },
        madeBy: { type: 'string' },
        validUntil: { type: text<Instant>(), required: true },
        sent: { type: typed<NonNullable<EnterpriseLink['sent']>>() },
        sentUnder: { type: 'string' },
        settledAt: { type: text<Instant>() },
        revoked: { type: typed<NonNullable<EnterpriseLink['revoked']>>() },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byToken: { pk: { field: 'pk', composite: ['tokenHash'] }, sk: { field: 'sk', composite: [] } },
        ofEnterprise: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['enterpriseId'] },
          sk: { field: 'gsi1sk', composite: ['madeAt', 'id'] },
        },
        byId: { index: 'gsi2', pk: { field: 'gsi2pk', composite: ['id'] }, sk: { field: 'gsi2sk', composite: [] } },
      },
    },
    database,
  )
}

function keptOf(item: EntityItem<ReturnType<typeof linkEntity>>): KeptLink {
  const { tokenHash, sentUnder = null, expiresAt: _, madeBy, sent, settledAt, revoked, ...facts } = item
  const link = {
    ...facts,
    ...(madeBy && { madeBy }),
    ...(sent && { sent }),
    ...(settledAt && { settledAt }),
    ...(revoked && { revoked }),
  }
  return { link, tokenHash, sentUnder }
}

export function enterpriseLinksIn(database: Database) {
  const links = linkEntity(database)

  async function byToken(tokenHash: string): Promise<KeptLink | null> {
    const { data } = await links.get({ tokenHash }).go({ consistent: true })
    return data && keptOf(data)
  }
  return {
    byToken,
    async get(id: LinkId): Promise<KeptLink | null> {
      const [item] = (await links.query.byId({ id }).go()).data
      return item ? byToken(item.tokenHash) : null
    },
    /** Newest first. */
    async ofEnterprise(
      enterpriseId: EnterpriseId,
      cursor: string | null,
      limit: number,
    ): Promise<Page<EnterpriseLink>> {
      const found = await links.query.ofEnterprise({ enterpriseId }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map((item) => keptOf(item).link), next: found.cursor }
    },
    /** The same link again changes nothing; answers the one that stands. */
    async keep(link: EnterpriseLink, tokenHash: string): Promise<KeptLink> {
      try {
        await links.create({ ...link, tokenHash, expiresAt: expiry(link.validUntil, retention) }).go()
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        const standing = await byToken(tokenHash)
        if (standing) return standing
      }
      return { link, tokenHash, sentUnder: null }
    },
    async noteSent(tokenHash: string, sent: EnterpriseLink['sent'] & object, sentUnder: string): Promise<void> {
      await links.patch({ tokenHash }).set({ sent, sentUnder }).go()
    },
    /** The first time counts. */
    async settle(tokenHash: string, settledAt: Instant): Promise<void> {
      await nullIfRefused(
        links
          .patch({ tokenHash })
          .set({ settledAt })
          .where((link, { notExists }) => notExists(link.settledAt))
          .go(),
      )
    },
    /** The first time counts. */
    async revoke(tokenHash: string, revoked: EnterpriseLink['revoked'] & object): Promise<void> {
      await nullIfRefused(
        links
          .patch({ tokenHash })
          .set({ revoked })
          .where((link, { notExists }) => notExists(link.revoked))
          .go(),
      )
    },
  }
}
