import { Entity, type EntityItem, Service } from 'electrodb'
import type { EnterpriseId, MessageId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import {
  type FirmMessage,
  type Message,
  type MessageContent,
  type MessageIn,
  messageStatesBefore,
} from '../../domain/notices/message.ts'
import type { NoticeTemplateCode } from '../../domain/notices/notice-templates.ts'
import { type Database, expiry, type Page, text, typed } from '../database.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'
import { writeSingly } from '../write-singly.ts'

/** Long enough to settle whether somebody was told; then the number goes. */
const retention = { days: 180 }

/** What became of a message. It counts where its state allows that step (`messageSteps`), and is nothing otherwise. */
export type MessageStep = { readonly messageId: MessageId } & (
  | { readonly state: 'sent' | 'refused'; readonly at: Instant; readonly report?: string }
  | { readonly state: 'delivered' | 'failed' | 'dropped'; readonly at: Instant; readonly report: string }
  | { readonly state: 'queued'; readonly at: Instant; readonly until: Instant; readonly report: string }
  | { readonly state: 'unknown'; readonly at: Instant; readonly report: string; readonly countyCode?: string }
)

function messageEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'message', version: '1', service: 'zhida' },
      attributes: {
        messageId: { type: text<MessageId>(), required: true },
        /** One of the two: whom it is to. */
        workerId: { type: text<WorkerId>() },
        enterpriseId: { type: text<EnterpriseId>() },
        sealedPhone: { type: 'string', required: true },
        template: { type: text<NoticeTemplateCode>(), required: true },
        segments: { type: 'number', required: true },
        queuedAt: { type: text<Instant>(), required: true },
        content: { type: typed<MessageContent>() },
        countyCode: { type: 'string' },
        state: { type: text<Message['state']>(), required: true },
        at: { type: text<Instant>() },
        until: { type: text<Instant>() },
        provider: { type: 'string' },
        call: { type: 'string' },
        report: { type: 'string' },
        /** Of an unknown one alone: the worker's county, whose staff may have to telephone, and since when. */
        unknownIn: { type: 'string', hidden: true },
        unknownSince: { type: text<Instant>() },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['messageId'] }, sk: { field: 'sk', composite: [] } },
        ofWorker: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['workerId'] },
          sk: { field: 'gsi1sk', composite: ['queuedAt', 'messageId'] },
        },
        unknown: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['unknownIn'] },
          sk: { field: 'gsi2sk', composite: ['unknownSince'] },
        },
      },
    },
    database,
  )
}

function messageOf(item: Stored): Message {
  if (item.workerId === undefined) throw new Error(`message ${item.messageId} is to no worker`)
  return standingOf(item) as Message
}

function firmMessageOf(item: Stored): FirmMessage {
  if (item.enterpriseId === undefined) throw new Error(`message ${item.messageId} is to no enterprise`)
  return standingOf(item) as FirmMessage
}

type Stored = EntityItem<ReturnType<typeof messageEntity>>
/** A message without whom it is to. */
type ToSomebody = Message extends infer Each ? (Each extends Message ? Omit<Each, 'workerId'> : never) : never

function standingOf({
  state,
  at,
  until,
  provider = '',
  call = '',
  report,
  unknownSince,
  ...facts
}: Stored): ToSomebody {
  const told = report === undefined ? {} : { report }
  if (state === 'queued') return { ...facts, state, ...(until && { until }), ...told }
  if (!at) throw new Error(`message ${facts.messageId} is ${state} without a time`)
  if (state === 'sending') return { ...facts, state, at, provider, call }
  if (state === 'unknown') return { ...facts, state, at: unknownSince ?? at, provider, call, report: report ?? '' }
  if (state === 'sent' || state === 'refused') return { ...facts, state, at, ...told }
  return { ...facts, state, at, report: report ?? '' }
}

const kept = <Kept extends Message | FirmMessage>(message: Kept) => ({
  ...message,
  expiresAt: expiry(message.queuedAt, retention),
})

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
    /** How messages stand, to whomever they are. */
    async statesOf(ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, Message['state']>> {
      if (ids.length === 0) return new Map()
      const keys = ids.map((messageId) => ({ messageId }))
      const found = await readEach(keys, (some) => messages.get(some).go())
      return new Map(found.map(({ messageId, state }) => [messageId, state]))
    },
    /** A text to an enterprise's contact, as it stands at this moment. */
    async toFirm(messageId: MessageId): Promise<FirmMessage | null> {
      const { data } = await messages.get({ messageId }).go({ consistent: true })
      return data && firmMessageOf(data)
    },
    /** Every message to the worker, the oldest first; of releases before none, which are gone within 180 days. */
    async ofWorker(workerId: WorkerId): Promise<Message[]> {
      return (await messages.query.ofWorker({ workerId }).go({ pages: 'all' })).data.map(messageOf)
    },
    async erasePhones(ids: readonly MessageId[], inPlace: string): Promise<void> {
      for (const messageId of ids) await messages.patch({ messageId }).set({ sealedPhone: inPlace }).go()
    },
    /** Puts on record messages that are not there yet. */
    async queue(queued: readonly MessageIn<'queued'>[]): Promise<void> {
      await writeSingly(queued, database, (message) => messages.create(kept(message)))
    },
    /**
     * Takes messages for the call that is named in them, and answers those that are this caller's: of two that try at once
     * each message goes to one. A message of the call `before`, which its provider is known not to have taken, may be taken too.
     */
    async claim(
      sending: readonly (MessageIn<'sending'> | FirmMessage<'sending'>)[],
      before?: { readonly provider: string; readonly call: string },
    ): Promise<ReadonlySet<MessageId>> {
      const claimed = await writeEach(sending, 1, (some) =>
        service.transaction
          .write((entities) =>
            some.map((message) =>
              entities.messages
                .put(kept(message))
                .where((standing, { eq, notExists }) => {
                  if (before)
                    return `${eq(standing.state, 'sending')} AND ${eq(standing.provider, before.provider)} AND ${eq(standing.call, before.call)}`
                  return `${notExists(standing.messageId)} OR ${eq(standing.state, 'queued')}`
                })
                .commit(),
            ),
          )
          .go(),
      )
      return new Set(claimed.map(({ messageId }) => messageId))
    },
    /** Notes what became of messages; of unknown ones, and where the state does not allow it, nothing changes. */
    async note(steps: readonly MessageStep[]): Promise<void> {
      await writeEach(steps, 1, (some) =>
        service.transaction
          .write((entities) =>
            some.map((step) => {
              const { messageId, state, at, report } = step
              const changed = entities.messages.patch({ messageId }).set({
                state,
                at,
                ...(report === undefined ? {} : { report }),
                ...(step.state === 'queued' ? { until: step.until } : {}),
                ...(step.state === 'unknown' && step.countyCode !== undefined
                  ? { unknownIn: step.countyCode, unknownSince: at }
                  : {}),
              })
              const settled = step.state === 'unknown' ? changed : changed.remove(['unknownIn', 'unknownSince'])
              const before = messageStatesBefore(state)
              return settled
                .where((standing, { eq }) => before.map((one) => eq(standing.state, one)).join(' OR '))
                .commit()
            }),
          )
          .go(),
      )
    },
    /** Messages to workers of a county of which nobody knows whether they went out, the oldest first. */
    async unknownIn(countyCode: string, cursor: string | null, limit: number): Promise<Page<Message>> {
      const found = await messages.query.unknown({ unknownIn: countyCode }).go({ cursor, limit })
      return { items: found.data.map(messageOf), next: found.cursor }
    },
  }
}
