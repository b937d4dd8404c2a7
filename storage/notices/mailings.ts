import { randomUUID } from 'node:crypto'
import type { EntityItem } from 'electrodb'
import { type BatchId, derivedId, type MessageId, type WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { MessageContent, MessageIn } from '../../domain/notices/message.ts'
import type { NoticeTemplateCode } from '../../domain/notices/notice-templates.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'
import { writeSingly } from '../write-singly.ts'

/** Messages that may wait, or go out. */
export type Mailed = MessageIn<'queued'> & { readonly content: MessageContent & Required<Pick<MessageContent, 'link'>> }

/** Who has no page is written to by a message of their own. */
export function isMailed<One extends MessageIn<'queued'>>(message: One): message is One & Mailed {
  return message.content?.link !== undefined
}

/** What is written to one or many in the same words, but for name, phone and link. */
interface MailedText {
  readonly template: NoticeTemplateCode
  readonly content: Mailed['content']
  /** Where they wait: until when, and why. */
  readonly until?: Instant
  readonly report?: string
  readonly people: readonly (readonly [workerId: WorkerId, segments: number, countyCode: string])[]
}

/** With whom they are; absent where they wait. */
export interface HandedOver {
  readonly provider: string
  readonly call: string
  readonly claim: string
}

export interface Mailing {
  readonly key: string
  readonly serial: number
  readonly queuedAt: Instant
  readonly at: Instant
  readonly handedOver?: HandedOver
  readonly texts: readonly MailedText[]
}

/** The trip page of which batch and chunk messages lead to. */
export interface MailedPage {
  readonly batchId: BatchId
  readonly chunk: number
}

/** As long as messages. */
const retention = { days: 180 }
/** Each turn some of its people are found written to, or another has come in between. */
const mostTurns = 20

/** The id of a worker's message of this purpose. */
export function messageIdOf(key: string, workerId: WorkerId): MessageId {
  return derivedId('MessageId', key, workerId)
}

/**
 * What was put on record of one purpose at once: one item for up to a hundred messages, which never changes. What becomes of one of
 * them beside what becomes of all has an item of its own.
 *
 * Of a purpose they are counted through without a gap, and whoever adds one has seen all before it: so of many who try at once each
 * person is in one.
 */
export function mailingsIn(database: Database) {
  const mailings = new Entity(
    {
      model: { entity: 'mailing', version: '1', service: 'zhida' },
      attributes: {
        key: { type: 'string', required: true },
        serial: { type: 'number', required: true },
        queuedAt: { type: text<Instant>(), required: true },
        at: { type: text<Instant>(), required: true },
        /** No two are the same, so that whoever lost the answer to a write knows whether it was theirs. */
        mark: { type: 'string', required: true },
        handedOver: { type: typed<HandedOver>() },
        texts: { type: typed<readonly MailedText[]>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: { ofKey: { pk: { field: 'pk', composite: ['key'] }, sk: { field: 'sk', composite: ['serial'] } } },
    },
    database,
  )
  /** From a page to what led there, as a person's messages are found. */
  const pages = new Entity(
    {
      model: { entity: 'mailedPage', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        chunk: { type: 'number', required: true },
        key: { type: 'string', required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofPage: { pk: { field: 'pk', composite: ['batchId', 'chunk'] }, sk: { field: 'sk', composite: ['key'] } },
      },
    },
    database,
  )

  async function ofKey(key: string): Promise<Mailing[]> {
    const { data } = await mailings.query.ofKey({ key }).go({ pages: 'all', consistent: true })
    return data.map(mailingOf).toSorted((one, other) => one.serial - other.serial)
  }

  /** Listed before they are written: what leads to nothing says nothing. */
  async function list(key: string, listed: readonly MailedPage[], at: Instant): Promise<void> {
    const expiresAt = expiry(at, retention)
    await putEach(
      listed.map(({ batchId, chunk }) => ({ batchId, chunk, key, expiresAt })),
      (some) => pages.put(some).go(),
    )
  }

  return {
    /** Those of a purpose, the first first, as they are at this moment. */
    ofKey,
    /** Those that were handed over in these calls, by call; of others none. */
    async ofCalls(calls: readonly string[]): Promise<ReadonlyMap<string, Mailing>> {
      const places = calls.flatMap((call) => {
        const { key, serial } = /^(?<key>.+)-(?<serial>0|[1-9]\d{0,8})$/.exec(call)?.groups ?? {}
        return key === undefined ? [] : { key, serial: Number(serial) }
      })
      // Keys of the table do not tell capitals from small letters, and it wants each once.
      const asked = new Map(places.map((place) => [`${place.key.toLowerCase()} ${place.serial}`, place]))
      const found = await readEach([...asked.values()], (some) => mailings.get(some).go({ consistent: true }))
      return new Map(found.flatMap((item) => (item.handedOver ? [[item.handedOver.call, mailingOf(item)]] : [])))
    },
    /** Of which purposes people of these pages were written to. */
    async keysOf(some: readonly MailedPage[]): Promise<string[]> {
      const found = await Promise.all(
        some.map(({ batchId, chunk }) => pages.query.ofPage({ batchId, chunk }).go({ pages: 'all' })),
      )
      return [...new Set(found.flatMap(({ data }) => data.map(({ key }) => key)))]
    },
    /**
     * Adds those who are not in one yet, as handed over in a call that is named after its place, or as waiting; answers it, or null
     * where others have put all of them on record. `seen`: all of the purpose as the caller has just read them; where one has come
     * since its place is taken, and they are read anew.
     */
    async add(
      { key, seen }: { readonly key: string; readonly seen?: readonly Mailing[] | undefined },
      messages: readonly Mailed[],
      at: Instant,
      provider?: string,
    ): Promise<Mailing | null> {
      for (let turns = 0; turns <= mostTurns; turns += 1) {
        const before = (turns === 0 && seen) || (await ofKey(key))
        const known = new Set(before.flatMap(peopleIn))
        const fresh = messages.filter(({ workerId }) => !known.has(workerId))
        const [first] = fresh
        if (!first) return null
        const { queuedAt } = first
        const texts = textsOf(
          provider === undefined ? fresh : fresh.map(({ until: _until, report: _report, ...message }) => message),
        )
        const listed = new Set(before.flatMap(pagesIn).map(nameOf))
        await list(
          key,
          pagesIn({ texts }).filter((page) => !listed.has(nameOf(page))),
          at,
        )
        const serial = before.length
        const mark = randomUUID()
        const handedOver =
          provider === undefined ? {} : { handedOver: { provider, call: `${key}-${serial}`, claim: mark } }
        const mailing = { key, serial, queuedAt, at, ...handedOver, texts }
        const [added] = await writeSingly([mailing], database, (one) =>
          mailings.create({ ...one, mark, expiresAt: expiry(at, retention) }),
        )
        if (added) return mailing
      }
      throw new Error(`too many write for ${key} at this moment`)
    },
  }

  function mailingOf(item: EntityItem<typeof mailings>): Mailing {
    const { key, serial, queuedAt, at, handedOver, texts } = item
    return { key, serial, queuedAt, at, ...(handedOver && { handedOver }), texts }
  }
}

export function peopleIn({ texts }: Pick<Mailing, 'texts'>): WorkerId[] {
  return texts.flatMap(({ people }) => people.map(([workerId]) => workerId))
}

function pagesIn({ texts }: Pick<Mailing, 'texts'>): MailedPage[] {
  return [...new Map(texts.map(({ content: { link } }) => [nameOf(link), link])).values()]
}

function nameOf({ batchId, chunk }: MailedPage): string {
  return `${batchId} ${chunk}`
}

function textsOf(messages: readonly Mailed[]): MailedText[] {
  const alike = Map.groupBy(messages, ({ template, content, until, report }) =>
    JSON.stringify([template, content, until, report]),
  )
  return [...alike.values()].flatMap((some) => {
    const [first] = some
    if (!first) return []
    const { template, content, until, report } = first
    const waits = { ...(until && { until }), ...(report && { report }) }
    const people = some.map(({ workerId, segments, countyCode = '' }): MailedText['people'][number] => [
      workerId,
      segments,
      countyCode,
    ])
    return [{ template, content, ...waits, people }]
  })
}
