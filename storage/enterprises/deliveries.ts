import type { EntityItem } from 'electrodb'
import type { Delivery, DeliveryAttempt } from '../../domain/enterprises/delivery.ts'
import type { EnterpriseId, EventId } from '../../domain/kernel/ids.ts'
import type { Instant, Span } from '../../domain/kernel/instant.ts'
import { type Database, expiry, isConditionFailed, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { readEach } from '../read-each.ts'
import { sortsLast } from '../sort-ends.ts'

/** Long enough to find out what an enterprise missed and to send it again; then what was sent goes. */
const retention = { days: 30 } as const satisfies Span

/** A delivery with what is needed to send it again. */
export interface KeptDelivery extends Delivery {
  /** The JSON that is signed, sealed: it may hold masked names. */
  readonly sealedPayload: string
  /** Sorts the events of an enterprise as they came about. */
  readonly order: string
}

export interface DeliveryFilter {
  readonly state?: Delivery['state'] | undefined
  readonly type?: string | undefined
  readonly since?: Instant | undefined
}

function deliveryEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'delivery', version: '1', service: 'zhida' },
      attributes: {
        id: { type: text<EventId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        order: { type: 'string', required: true },
        type: { type: 'string', required: true },
        createdAt: { type: text<Instant>(), required: true },
        state: { type: text<Delivery['state']>(), required: true },
        tryUntil: { type: text<Instant>(), required: true },
        attempts: { type: 'number', required: true },
        last: { type: typed<DeliveryAttempt | null>() },
        sealedPayload: { type: 'string', required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['id'] }, sk: { field: 'sk', composite: [] } },
        ofEnterprise: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['enterpriseId'] },
          sk: { field: 'gsi1sk', composite: ['order', 'id'] },
        },
      },
    },
    database,
  )
}

function deliveryOf(item: EntityItem<ReturnType<typeof deliveryEntity>>): KeptDelivery {
  const { sealedPayload, order, last = null } = item
  return { ...toldOf({ ...item, last }), sealedPayload, order }
}

/** What is told of a delivery: not what was sent, which may hold masked names. */
export function toldOf(delivery: KeptDelivery): Delivery {
  const { id, enterpriseId, type, createdAt, state, tryUntil, attempts, last } = delivery
  return { id, enterpriseId, type, createdAt, state, tryUntil, attempts, last }
}

export function deliveriesIn(database: Database) {
  const deliveries = deliveryEntity(database)
  /** The tries after the first, which stands in the delivery itself while it is the only one. */
  const attempts = new Entity(
    {
      model: { entity: 'deliveryAttempt', version: '1', service: 'zhida' },
      attributes: {
        id: { type: text<EventId>(), required: true },
        number: { type: 'number', required: true, padding: { length: 6, char: '0' } },
        attempt: { type: typed<DeliveryAttempt>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofDelivery: { pk: { field: 'pk', composite: ['id'] }, sk: { field: 'sk', composite: ['number'] } },
      },
    },
    database,
  )

  async function get(id: EventId): Promise<KeptDelivery | null> {
    const { data } = await deliveries.get({ id }).go({ consistent: true })
    return data && deliveryOf(data)
  }
  async function list(
    enterpriseId: EnterpriseId,
    { state, type, since }: DeliveryFilter,
    { cursor, limit, order }: { cursor: string | null; limit: number; order: 'asc' | 'desc' },
  ): Promise<Page<KeptDelivery>> {
    const all = deliveries.query.ofEnterprise({ enterpriseId })
    const fitting = (since ? all.between({ order: since }, { order: sortsLast() }) : all).where((item, { eq }) =>
      [state && eq(item.state, state), type && eq(item.type, type)].filter(Boolean).join(' AND '),
    )
    for (let from = cursor; ; ) {
      const found = await fitting.go({ cursor: from, limit, order })
      if (found.data.length > 0 || found.cursor === null)
        return { items: found.data.map(deliveryOf), next: found.cursor }
      from = found.cursor
    }
  }
  return {
    get,
    /** Those of them that are on record, by their ids. */
    async getMany(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, KeptDelivery>> {
      const keys = ids.map((id) => ({ id }))
      const found = await readEach(keys, (some) => deliveries.get(some).go({ consistent: true }))
      return new Map(found.map((item) => [item.id, deliveryOf(item)]))
    },
    /** Newest first. With a filter a page may be shorter than asked for, but is empty only where nothing follows. */
    ofEnterprise: (enterpriseId: EnterpriseId, filter: DeliveryFilter, cursor: string | null, limit: number) =>
      list(enterpriseId, filter, { cursor, limit, order: 'desc' }),
    /** Oldest first. */
    async allSince(enterpriseId: EnterpriseId, filter: DeliveryFilter & { since: Instant }): Promise<KeptDelivery[]> {
      const all: KeptDelivery[] = []
      let cursor: string | null = null
      do {
        const page: Page<KeptDelivery> = await list(enterpriseId, filter, { cursor, limit: 200, order: 'asc' })
        all.push(...page.items)
        cursor = page.next
      } while (cursor !== null)
      return all
    },
    /** Puts a delivery on record; one that is there already stands, and is answered. */
    async keep(delivery: KeptDelivery): Promise<KeptDelivery> {
      try {
        await deliveries.create({ ...delivery, expiresAt: expiry(delivery.createdAt, retention) }).go()
        return delivery
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        return (await get(delivery.id)) ?? delivery
      }
    },
    /** Notes one more try, and how the delivery stands after it; what was delivered once stays delivered. */
    async noteAttempt(before: KeptDelivery, attempt: DeliveryAttempt, isDelivered: boolean): Promise<KeptDelivery> {
      const { id, last, createdAt } = before
      const expiresAt = expiry(createdAt, retention)
      if (last && before.attempts === 1) await attempts.put({ id, number: 1, attempt: last, expiresAt }).go()
      const changed = deliveries.patch({ id }).set({ last: attempt, ...(isDelivered ? { state: 'delivered' } : {}) })
      const { data } = await changed.add({ attempts: 1 }).go({ response: 'all_new' })
      const after = deliveryOf(data)
      if (after.attempts > 1) await attempts.put({ id, number: after.attempts, attempt, expiresAt }).go()
      return after
    },
    /** In order. */
    async attemptsOf({ id, last, attempts: made }: Delivery): Promise<DeliveryAttempt[]> {
      if (made <= 1) return last ? [last] : []
      const { data } = await attempts.query.ofDelivery({ id }).go({ pages: 'all' })
      return data.map(({ attempt }) => attempt)
    },
    /** It waits again, to be tried until then. */
    async waitAgain(id: EventId, until: Instant): Promise<void> {
      await deliveries.patch({ id }).set({ state: 'waiting', tryUntil: until }).go()
    },
    async giveUp(id: EventId): Promise<void> {
      try {
        await deliveries
          .patch({ id })
          .set({ state: 'given-up' })
          .where(({ state }, { eq }) => eq(state, 'waiting'))
          .go()
      } catch (error) {
        if (!isConditionFailed(error)) throw error
      }
    },
  }
}
