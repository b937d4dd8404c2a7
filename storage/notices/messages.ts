import { randomUUID } from 'node:crypto'
import { concurrently } from '../../domain/kernel/concurrently.ts'
import type { BatchId, MessageId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import {
  type FirmMessage,
  type Message,
  type MessageIn,
  messageStatesBefore,
  messageSteps,
} from '../../domain/notices/message.ts'
import { type Database, expiry, type Page } from '../database.ts'
import { readEach } from '../read-each.ts'
import { writeSingly } from '../write-singly.ts'
import { mailedReceiptsIn, type ReceiptTold } from './mailed-receipts.ts'
import {
  type HandedOver,
  type Mailed,
  type MailedPage,
  type Mailing,
  mailingsIn,
  messageIdOf,
  peopleIn,
} from './mailings.ts'
import {
  firmMessageOf,
  isWhole,
  type KeptMessage,
  messageEntity,
  messageOf,
  takenEntity,
  type WholeItem,
} from './message-items.ts'

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

/** `call`: the one in which the message was handed over, where its receipt names it. */
export type ReceiptStep = ReceiptTold & { readonly call?: string }

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

/** A message by what it is about and to whom; its id comes from both. */
export interface MessageName {
  readonly key: string
  readonly workerId: WorkerId
}

/** Messages that one caller alone may hand over. */
export interface MessageClaim {
  readonly claim: string
  readonly messageIds: ReadonlySet<MessageId>
}

export function messagesIn(database: Database) {
  const messages = messageEntity(database)
  const takenClaims = takenEntity(database)
  const mailings = mailingsIn(database)
  const receipts = mailedReceiptsIn(database)

  /** What a provider took of these claims, by claim. */
  async function takenOf(claims: readonly string[]) {
    const keys = [...new Set(claims)].map((claim) => ({ claim }))
    const found = await readEach(keys, (some) => takenClaims.get(some).go({ consistent: true }))
    return new Map(found.map((one) => [one.claim, one]))
  }
  /** Items as they stand: that a provider took them is noted once for a claim, and by the message whatever comes after. */
  async function standing<Item extends KeptMessage>(items: readonly Item[]): Promise<Item[]> {
    const isOpen = ({ state }: KeptMessage) => state === 'sending' || state === 'unknown'
    const taken = await takenOf(items.flatMap((item) => (isOpen(item) && item.claim ? item.claim : [])))
    return items.map((item) => {
      const by = isOpen(item) ? taken.get(item.claim ?? '') : undefined
      return by && !by.except.includes(item.messageId) ? { ...item, state: 'sent', at: by.at } : item
    })
  }
  async function read(ids: readonly MessageId[]): Promise<KeptMessage[]> {
    const keys = ids.map((messageId) => ({ messageId }))
    return readEach(keys, (some) => messages.get(some).go({ consistent: true }))
  }
  /** Messages of mailings, with what became of each, and these items of their own. */
  async function becomeOf(
    found: readonly Mailing[],
    workers: ReadonlySet<WorkerId>,
    own: readonly KeptMessage[],
  ): Promise<WholeItem[]> {
    const told = await receipts.ofKeys([...new Set(found.flatMap(({ key, handedOver }) => (handedOver ? key : [])))])
    const byId = new Map(own.map((one) => [one.messageId, one]))
    return found
      .flatMap((mailing) => itemsOf(mailing, workers))
      .map((item) => asTold(overlaid(item, byId.get(item.messageId)), told.get(item.messageId)))
  }
  async function ofPages(pages: readonly MailedPage[]): Promise<Mailing[]> {
    return (await Promise.all((await mailings.keysOf(pages)).map(mailings.ofKey))).flat()
  }
  /** Those of mailings that led to these pages of theirs. */
  async function mailed(workerId: WorkerId, pages: readonly MailedPage[]): Promise<WholeItem[]> {
    const [found, workers] = [await ofPages(pages), new Set([workerId])]
    const ids = found.flatMap((mailing) => itemsOf(mailing, workers)).map(({ messageId }) => messageId)
    return becomeOf(found, workers, await read(ids))
  }

  async function lastAlone(workerId: WorkerId): Promise<PageWritten | null> {
    let cursor: string | null = null
    do {
      const found: { data: KeptMessage[]; cursor: string | null } = await messages.query
        .ofWorker({ workerId })
        .go({ order: 'desc', limit: someMessages, cursor, hydrate: true })
      const written = latestOf(found.data.filter(isWhole).flatMap(pageWritten))
      if (written) return written
      cursor = found.cursor
    } while (cursor)
    return null
  }

  /** Notes what became of messages; of unknown ones, and where the state does not allow it, nothing changes. */
  async function note(steps: readonly MessageStep[]): Promise<void> {
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
  }

  /**
   * Messages of some purposes, and all mailings of these, at this moment; of some it may be known that they are in a mailing or
   * nowhere.
   */
  async function lookFor(
    names: readonly MessageName[],
    mayStandAlone: (messageId: MessageId) => boolean = () => true,
  ): Promise<{ readonly known: ReadonlyMap<MessageId, Message>; readonly mailings: readonly Mailing[] }> {
    const wanted = new Set(names.map(({ key, workerId }) => messageIdOf(key, workerId)))
    const ofKeys = await Promise.all([...new Set(names.map(({ key }) => key))].map(mailings.ofKey))
    const found = ofKeys.flat()
    const workers = new Set(names.map(({ workerId }) => workerId))
    const inMailings = new Set(found.flatMap((mailing) => itemsOf(mailing, workers)).map(({ messageId }) => messageId))
    const own = await read([...wanted].filter((id) => inMailings.has(id) || mayStandAlone(id)))
    const items = new Map(own.filter(isWhole).map((item) => [item.messageId, item]))
    for (const item of await becomeOf(found, workers, own))
      if (wanted.has(item.messageId)) items.set(item.messageId, item)
    const known = new Map((await standing([...items.values()])).map((item) => [item.messageId, messageOf(item)]))
    return { known, mailings: found }
  }

  return {
    /** Those that have an item of their own; of messages in a mailing see `named`. */
    async getMany(ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, Message>> {
      const found = (await read(ids)).filter(isWhole)
      return new Map((await standing(found)).map((item) => [item.messageId, messageOf(item)]))
    },
    /** Those of some purposes, at this moment. */
    named: async (names: readonly MessageName[]) => (await lookFor(names)).known,
    lookFor,
    /** How messages that have an item of their own stand, to whomever they are. */
    async statesOf(ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, Message['state']>> {
      return new Map((await standing(await read(ids))).map(({ messageId, state }) => [messageId, state]))
    },
    /** A text to an enterprise's contact, as it stands at this moment. */
    async toFirm(messageId: MessageId): Promise<FirmMessage | null> {
      const { data } = await messages.get({ messageId }).go({ consistent: true })
      const [message] = await standing(data && isWhole(data) ? [data] : [])
      return message ? firmMessageOf(message) : null
    },
    /**
     * Every message to the worker, whose trip pages these are, the oldest first; of releases before none, which are gone within 180
     * days.
     */
    async ofWorker(workerId: WorkerId, pages: readonly MailedPage[]): Promise<Message[]> {
      const { data } = await messages.query.ofWorker({ workerId }).go({ pages: 'all', hydrate: true })
      const items = new Map(data.filter(isWhole).map((item) => [item.messageId, item]))
      for (const item of await mailed(workerId, pages)) items.set(item.messageId, item)
      const inOrder = [...items.values()].toSorted((one, other) => (one.queuedAt < other.queuedAt ? -1 : 1))
      return (await standing(inOrder)).map(messageOf)
    },
    /** Those of mailings that led to these pages of theirs. */
    async mailedTo(workerId: WorkerId, pages: readonly MailedPage[]): Promise<Message[]> {
      return (await standing(await mailed(workerId, pages))).map(messageOf)
    },
    /** To which of these pages of theirs, or which other, the latest message led, and since when it is on its way; null where none does. */
    async lastPageOf(workerId: WorkerId, pages: readonly MailedPage[]): Promise<PageWritten | null> {
      const own = await lastAlone(workerId)
      const isOfThese = !own || pages.some(({ batchId, chunk }) => batchId === own.batchId && chunk === own.chunk)
      // Whatever led to the only page there is led nowhere else.
      if (pages.length < 2 && isOfThese) return own
      const theirs = (await ofPages(pages)).flatMap((mailing) => itemsOf(mailing, new Set([workerId])))
      return latestOf([...(own ? [own] : []), ...theirs.flatMap(pageWritten)])
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
     * each message goes to one. A message of the call `before`, which its provider is known not to have taken, may be taken too. Those
     * that are `onRecord` are there, as the caller has seen.
     */
    async claim(
      sending: readonly (MessageIn<'sending'> | FirmMessage<'sending'>)[],
      before?: { readonly provider: string; readonly call: string },
      onRecord?: ReadonlySet<MessageId>,
    ): Promise<MessageClaim> {
      // Two tries may write the same message at the same moment for a call of the same name: this tells them apart.
      const claim = randomUUID()
      const fresh = before
        ? []
        : await writeSingly(
            sending.filter(({ messageId }) => !onRecord?.has(messageId)),
            database,
            (message) => messages.create({ ...kept(message), claim }),
          )
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
    /**
     * Takes messages of one purpose for a call that is made now, and has their mailing's name: those that nobody has put on record
     * before. `seen` as with `lookFor`, where the caller has looked.
     */
    async claimTogether(
      key: string,
      fresh: readonly Mailed[],
      { provider, at }: { readonly provider: string; readonly at: Instant },
      seen?: readonly Mailing[],
    ): Promise<MessageClaim & { readonly call: string }> {
      const { call, claim, messageIds } = placeOf(await mailings.add({ key, seen }, fresh, at, provider))
      return { call, claim, messageIds }
    },
    /**
     * Puts on record messages of one purpose that wait, and that nobody has put on record before, each with an item of its own; answers
     * which they are.
     */
    async queueTogether(
      key: string,
      waiting: readonly Mailed[],
      at: Instant,
      seen?: readonly Mailing[],
    ): Promise<ReadonlySet<MessageId>> {
      if (waiting.length === 0) return new Set()
      const { messageIds } = placeOf(await mailings.add({ key, seen }, waiting, at))
      await writeSingly(
        waiting.filter(({ messageId }) => messageIds.has(messageId)),
        database,
        (message) => messages.create(kept(message)),
      )
      return messageIds
    },
    /** Gives messages of a mailing items of their own, as which they are looked after one by one; where they have one it stays. */
    async setApart(key: string, ids: readonly MessageId[]): Promise<void> {
      if (ids.length === 0) return
      const wanted = new Set(ids)
      const items = (await mailings.ofKey(key))
        .flatMap((mailing) => itemsOf(mailing))
        .filter(({ messageId }) => wanted.has(messageId))
      await writeSingly(items, database, (item) => messages.create(item))
    },
    /** The provider took all of a claim, but for those that are named; of them nothing is said. */
    async noteTaken(claim: string, at: Instant, except: readonly MessageId[]): Promise<void> {
      await takenClaims.put({ claim, at, except, expiresAt: expiry(at, retention) }).go()
    },
    note,
    /**
     * Notes what receipts say, as `note` does. Of messages that a provider took in the call of a mailing all that came at once is kept
     * together; of one whose receipt does not name its call, its first receipt is all that is kept of it alone.
     */
    async noteReceipts(steps: readonly ReceiptStep[], now: Instant): Promise<void> {
      const mailed = await mailings.ofCalls([...new Set(steps.flatMap(({ call }) => call ?? []))])
      const taken = await takenOf([...mailed.values()].flatMap(({ handedOver }) => handedOver?.claim ?? []))
      const mayBeMailed: ReceiptTold[] = []
      const known: ReceiptTold[] = []
      const together: (Mailing & { readonly told: readonly ReceiptTold[] })[] = []
      for (const [call, named] of Map.groupBy(steps, (step) => step.call)) {
        const some = named.map(({ call: _call, ...step }) => step)
        const mailing = mailed.get(call ?? '')
        if (call === undefined) mayBeMailed.push(...some)
        else if (!mailing) known.push(...some)
        else {
          const { messageIds, claim } = placeOf(mailing)
          const by = taken.get(claim)
          const theirs = some.filter(({ messageId }) => messageIds.has(messageId))
          const told = theirs.filter(({ messageId }) => by && !by.except.includes(messageId))
          together.push({ ...mailing, told })
          mayBeMailed.push(...theirs.filter((step) => !told.includes(step)))
        }
      }
      // An index of which it is no part asks for its time all the same.
      const asFirst = (step: ReceiptTold) =>
        messages.create({ ...step, queuedAt: step.at, expiresAt: expiry(step.at, retention) })
      const [first] = await concurrently([
        writeSingly(mayBeMailed, database, asFirst),
        receipts.note(together, now),
        note(known),
      ])
      const done = new Set(first)
      await note(mayBeMailed.filter((step) => !done.has(step)))
    },
    /** Messages to workers of a county of which nobody knows whether they went out, the oldest first. */
    async unknownIn(countyCode: string, cursor: string | null, limit: number): Promise<Page<Message>> {
      const found = await messages.query.unknown({ unknownIn: countyCode }).go({ cursor, limit })
      const items = (await standing(found.data.filter(isWhole))).filter(({ state }) => state === 'unknown')
      return { items: items.map(messageOf), next: found.cursor }
    },
  }
}

/** A mailing as a claim; of none there is nothing to hand over. */
function placeOf(mailing: Mailing | null): MessageClaim & HandedOver {
  const { provider = '', call = '', claim = '' } = mailing?.handedOver ?? {}
  const ids = mailing ? peopleIn(mailing).map((workerId) => messageIdOf(mailing.key, workerId)) : []
  return { provider, call, claim, messageIds: new Set(ids) }
}

/** The messages of a mailing as they were put on record, of those who are asked for alone: each is named by a hash. */
function itemsOf({ key, queuedAt, at, handedOver, texts }: Mailing, workers?: ReadonlySet<WorkerId>): WholeItem[] {
  const expiresAt = expiry(queuedAt, retention)
  return texts.flatMap(({ template, content, until, report, people }) =>
    people.flatMap(([workerId, segments, countyCode]): WholeItem[] => {
      if (workers?.has(workerId) === false) return []
      const facts = {
        messageId: messageIdOf(key, workerId),
        workerId,
        template,
        segments,
        queuedAt,
        content,
        expiresAt,
      }
      const stands = handedOver
        ? { state: 'sending' as const, at, ...handedOver }
        : { state: 'queued' as const, ...(until && { until }), ...(report && { report }) }
      return [{ ...facts, ...(countyCode && { countyCode }), ...stands }]
    }),
  )
}

/** A message of a mailing with its own item over it, which is whole or only what a receipt said. */
function overlaid(item: WholeItem, own: KeptMessage | undefined): WholeItem {
  if (!own || isWhole(own)) return own ?? item
  const { state, at, report } = own
  return { ...item, state, ...(at && { at }), ...(report && { report }) }
}

/** What receipts said of it besides, the first first: each counts where the state allows it. */
function asTold(item: WholeItem, told: readonly ReceiptTold[] = []): WholeItem {
  let known = item
  for (const { state, at, report } of told)
    if (messageSteps[known.state].includes(state)) known = { ...known, state, at, report }
  return known
}

function pageWritten({ content, queuedAt }: WholeItem): PageWritten[] {
  return content?.link ? [{ ...content.link, queuedAt }] : []
}

function latestOf(written: readonly PageWritten[]): PageWritten | null {
  return written.toSorted((one, other) => (one.queuedAt < other.queuedAt ? 1 : -1))[0] ?? null
}
