import { randomUUID } from 'node:crypto'
import { Entity, type EntityItem } from 'electrodb'
import type { BatchId, EnterpriseId, MessageId, WorkerId } from '../../domain/kernel/ids.ts'
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
import { writeSingly } from '../write-singly.ts'

/** Long enough to settle whether somebody was told; then the number goes. */
const retention = { days: 180 }

/** So many are read at a time to find the latest that led to a page: most do. */
const someMessages = 5

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
        /** Which claim put it into the state `sending`: no two have the same. */
        claim: { type: 'string' },
        report: { type: 'string' },
        /** Of an unknown one alone: the worker's county, whose staff may have to telephone, and since when. */
        unknownIn: { type: 'string', hidden: true },
        unknownSince: { type: text<Instant>() },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['messageId'] }, sk: { field: 'sk', composite: [] } },
        // Of keys alone: what becomes of a message does not touch it.
        ofWorker: {
          index: 'gsi3',
          pk: { field: 'gsi3pk', composite: ['workerId'] },
          sk: { field: 'gsi3sk', composite: ['queuedAt', 'messageId'] },
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

/** What a provider took of a claim: all of it, but for those that are named. */
function takenEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'takenClaim', version: '1', service: 'zhida' },
      attributes: {
        claim: { type: 'string', required: true },
        at: { type: text<Instant>(), required: true },
        except: { type: typed<readonly MessageId[]>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: { byClaim: { pk: { field: 'pk', composite: ['claim'] }, sk: { field: 'sk', composite: [] } } },
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

type Stored = Omit<Kept, 'claim'>
type Kept = EntityItem<ReturnType<typeof messageEntity>>
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
  const told = report ? { report } : {}
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

/** The page of a batch to which a message led. */
export interface PageWritten {
  readonly batchId: BatchId
  readonly chunk: number
  readonly queuedAt: Instant
}

/** Messages that one caller alone may hand over. */
export interface MessageClaim {
  readonly claim: string
  readonly messageIds: ReadonlySet<MessageId>
}

export function messagesIn(database: Database) {
  const messages = messageEntity(database)
  const takenClaims = takenEntity(database)

  /** Items as they stand: that a provider took them is noted once for a claim, and by the message whatever comes after. */
  async function standing(items: readonly Kept[]): Promise<Stored[]> {
    const isOpen = ({ state }: Stored) => state === 'sending' || state === 'unknown'
    const claims = new Set(items.flatMap((item) => (isOpen(item) && item.claim ? item.claim : [])))
    const keys = [...claims].map((claim) => ({ claim }))
    const found = await readEach(keys, (some) => takenClaims.get(some).go({ consistent: true }))
    const taken = new Map(found.map((one) => [one.claim, one]))
    return items.map(({ claim = '', ...item }) => {
      const by = isOpen(item) ? taken.get(claim) : undefined
      return by && !by.except.includes(item.messageId) ? { ...item, state: 'sent', at: by.at } : item
    })
  }
  async function read(ids: readonly MessageId[]): Promise<Stored[]> {
    if (ids.length === 0) return []
    const keys = ids.map((messageId) => ({ messageId }))
    return standing(await readEach(keys, (some) => messages.get(some).go()))
  }

  return {
    async getMany(ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, Message>> {
      return new Map((await read(ids)).map((item) => [item.messageId, messageOf(item)]))
    },
    /** How messages stand, to whomever they are. */
    async statesOf(ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, Message['state']>> {
      return new Map((await read(ids)).map(({ messageId, state }) => [messageId, state]))
    },
    /** A text to an enterprise's contact, as it stands at this moment. */
    async toFirm(messageId: MessageId): Promise<FirmMessage | null> {
      const { data } = await messages.get({ messageId }).go({ consistent: true })
      const [message] = await standing(data ? [data] : [])
      return message ? firmMessageOf(message) : null
    },
    /** Every message to the worker, the oldest first; of releases before none, which are gone within 180 days. */
    async ofWorker(workerId: WorkerId): Promise<Message[]> {
      const { data } = await messages.query.ofWorker({ workerId }).go({ pages: 'all', hydrate: true })
      const inOrder = data.toSorted((one, other) => (one.queuedAt < other.queuedAt ? -1 : 1))
      return (await standing(inOrder)).map(messageOf)
    },
    /** To which page the latest message led that leads to one, and since when it is on its way; null where none does. */
    async lastPageOf(workerId: WorkerId): Promise<PageWritten | null> {
      let cursor: string | null = null
      do {
        const found: { data: Kept[]; cursor: string | null } = await messages.query
          .ofWorker({ workerId })
          .go({ order: 'desc', limit: someMessages, cursor, hydrate: true })
        const written = found.data
          .flatMap(({ content, queuedAt }) => (content?.link ? { ...content.link, queuedAt } : []))
          .toSorted((one, other) => (one.queuedAt < other.queuedAt ? 1 : -1))
        if (written[0]) return written[0]
        cursor = found.cursor
      } while (cursor)
      return null
    },
    async erasePhones(ids: readonly MessageId[], inPlace: string): Promise<void> {
      await writeSingly(ids, database, (messageId) => messages.patch({ messageId }).set({ sealedPhone: inPlace }))
    },
    /** Puts on record messages that are not there yet, and answers which were not. */
    async queue(queued: readonly MessageIn<'queued'>[]): Promise<ReadonlySet<MessageId>> {
      const made = await writeSingly(queued, database, (message) => messages.create(kept(message)))
      return new Set(made.map(({ messageId }) => messageId))
    },
    /**
     * Takes messages for the call that is named in them, and answers those that are this caller's: of two that try at once
     * each message goes to one. A message of the call `before`, which its provider is known not to have taken, may be taken too.
     */
    async claim(
      sending: readonly (MessageIn<'sending'> | FirmMessage<'sending'>)[],
      before?: { readonly provider: string; readonly call: string },
    ): Promise<MessageClaim> {
      // Two tries may write the same message at the same moment for a call of the same name: this tells them apart.
      const claim = randomUUID()
      const fresh = before
        ? []
        : await writeSingly(sending, database, (message) => messages.create({ ...kept(message), claim }))
      const made = new Set<unknown>(fresh)
      const known = await writeSingly(
        sending.filter((message) => !made.has(message)),
        database,
        (message) => {
          const { messageId, state, at, provider, call, template, segments } = message
          const { content, countyCode } = message as Partial<MessageIn<'sending'>>
          return (
            messages
              .patch({ messageId })
              // What it waited for is over.
              .set({ state, at, provider, call, template, segments, claim, report: '' })
              .set({ ...(content && { content }), ...(countyCode !== undefined && { countyCode }) })
              .where((standing, { eq }) => {
                if (!before) return eq(standing.state, 'queued')
                return `${eq(standing.state, 'sending')} AND ${eq(standing.provider, before.provider)} AND ${eq(standing.call, before.call)}`
              })
          )
        },
      )
      return { claim, messageIds: new Set([...fresh, ...known].map(({ messageId }) => messageId)) }
    },
    /** The provider took all of a claim, but for those that are named; of them nothing is said. */
    async noteTaken(claim: string, at: Instant, except: readonly MessageId[]): Promise<void> {
      await takenClaims.put({ claim, at, except, expiresAt: expiry(at, retention) }).go()
    },
    /** Notes what became of messages; of unknown ones, and where the state does not allow it, nothing changes. */
    async note(steps: readonly MessageStep[]): Promise<void> {
      const change = (step: MessageStep) => {
        const { messageId, state, at, report } = step
        return messages.patch({ messageId }).set({
          state,
          at,
          ...(report === undefined ? {} : { report }),
          ...(step.state === 'queued' ? { until: step.until } : {}),
          ...(step.state === 'unknown' && step.countyCode !== undefined
            ? { unknownIn: step.countyCode, unknownSince: at }
            : {}),
        })
      }
      const written = await writeSingly(steps, database, (step) =>
        change(step).where((standing, { eq }) =>
          messageStatesBefore(step.state)
            .filter((one) => one !== 'unknown' || step.state === 'unknown')
            .map((one) => eq(standing.state, one))
            .join(' OR '),
        ),
      )
      const done = new Set(written)
      const settled = steps.filter(
        (step) => !done.has(step) && step.state !== 'unknown' && messageStatesBefore(step.state).includes('unknown'),
      )
      await writeSingly(settled, database, (step) =>
        change(step)
          .remove(['unknownIn', 'unknownSince'])
          .where((standing, { eq }) => eq(standing.state, 'unknown')),
      )
    },
    /** Messages to workers of a county of which nobody knows whether they went out, the oldest first. */
    async unknownIn(countyCode: string, cursor: string | null, limit: number): Promise<Page<Message>> {
      const found = await messages.query.unknown({ unknownIn: countyCode }).go({ cursor, limit })
      const items = (await standing(found.data)).filter(({ state }) => state === 'unknown')
      return { items: items.map(messageOf), next: found.cursor }
    },
  }
}
