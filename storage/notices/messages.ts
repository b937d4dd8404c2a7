import { Entity, type EntityItem, Service } from 'electrodb'
import type { MessageId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Message, MessageIn } from '../../domain/notices/message.ts'
import type { NoticeTemplateCode } from '../../domain/notices/notice-templates.ts'
import { type Database, expiry, text } from '../database.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'

/** Long enough to settle whether somebody was told; then the number goes. */
const retention = { days: 180 }

/** What the provider reports of one message, in its own words; `sent`: it is on its way. */
export interface DeliveryReceipt {
  readonly messageId: MessageId
  readonly state: 'sent' | 'delivered' | 'failed'
  readonly at: Instant
  readonly report: string
}

function messageEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'message', version: '1', service: 'zhida' },
      attributes: {
        messageId: { type: text<MessageId>(), required: true },
        workerId: { type: text<WorkerId>(), required: true },
        sealedPhone: { type: 'string', required: true },
        template: { type: text<NoticeTemplateCode>(), required: true },
        segments: { type: 'number', required: true },
        queuedAt: { type: text<Instant>(), required: true },
        state: { type: text<Message['state']>(), required: true },
        at: { type: text<Instant>() },
        report: { type: 'string' },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['messageId'] }, sk: { field: 'sk', composite: [] } },
        ofWorker: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['workerId'] },
          sk: { field: 'gsi1sk', composite: ['queuedAt', 'messageId'] },
        },
      },
    },
    database,
  )
}

function messageOf({ state, at, report, ...facts }: EntityItem<ReturnType<typeof messageEntity>>): Message {
  if (state === 'queued') return { ...facts, state }
  if (!at) throw new Error(`message ${facts.messageId} is ${state} without a time`)
  if (state === 'delivered' || state === 'failed') return { ...facts, state, at, report: report ?? '' }
  return state === 'sent' && report !== undefined ? { ...facts, state, at, report } : { ...facts, state, at }
}

export function messagesIn(database: Database) {
  const messages = messageEntity(database)
  const service = new Service({ messages })

  return {
    async getMany(ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, Message>> {
      if (ids.length === 0) return new Map()
      const keys = ids.map((messageId) => ({ messageId }))
      const found = await readEach(keys, (some) => messages.get(some).go())
      return new Map(found.map((item) => [item.messageId, messageOf(item)]))
    },
    /** Every message to the worker, the oldest first; of releases before none, which are gone within 180 days. */
    async ofWorker(workerId: WorkerId): Promise<Message[]> {
      return (await messages.query.ofWorker({ workerId }).go({ pages: 'all' })).data.map(messageOf)
    },
    async erasePhones(ids: readonly MessageId[], inPlace: string): Promise<void> {
      for (const messageId of ids) await messages.patch({ messageId }).set({ sealedPhone: inPlace }).go()
    },
    /**
     * Puts on record messages that are not there yet. Should two tries of a step both come here, the later one hands the
     * messages over under the same key once more, which the provider takes once.
     */
    async queue(queued: readonly MessageIn<'queued'>[]): Promise<void> {
      if (queued.length === 0) return
      const items = queued.map((message) => ({ ...message, expiresAt: expiry(message.queuedAt, retention) }))
      await putEach(items, (some) => messages.put(some).go())
    },
    /** What the provider answered when it got them. A receipt that came even sooner stands. */
    async noteSubmitted(ids: readonly MessageId[], state: 'sent' | 'refused', at: Instant): Promise<void> {
      await writeEach(ids, 1, (some) =>
        service.transaction
          .write((entities) =>
            some.map((messageId) =>
              entities.messages
                .patch({ messageId })
                .set({ state, at })
                .where((message, { eq }) => eq(message.state, 'queued'))
                .commit(),
            ),
          )
          .go(),
      )
    },
    /** The first receipt that ends a message stands; what comes after it and what is of unknown messages change nothing. */
    async noteReports(receipts: readonly DeliveryReceipt[]): Promise<void> {
      await writeEach(receipts, 1, (some) =>
        service.transaction
          .write((entities) =>
            some.map(({ messageId, state, at, report }) =>
              entities.messages
                .patch({ messageId })
                .set({ state, at, report })
                .where((message, { eq }) => `${eq(message.state, 'queued')} OR ${eq(message.state, 'sent')}`)
                .commit(),
            ),
          )
          .go(),
      )
    },
  }
}
