import { derivedId, type MessageId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { writeSingly } from '../write-singly.ts'

/** What a receipt said of a message. */
export interface ReceiptTold {
  readonly messageId: MessageId
  readonly state: 'sent' | 'delivered' | 'failed'
  readonly at: Instant
  readonly report: string
}

/** Of which mailing. */
interface ReceiptsOf {
  readonly key: string
  readonly serial: number
}

/** Of all that were told the same. */
interface Told {
  readonly state: ReceiptTold['state']
  readonly report: string
  readonly of: readonly (readonly [messageId: MessageId, at: Instant])[]
}

/** Each turn others of the mailing have come in between. */
const mostTurns = 20
/** As long as messages. */
const retention = { days: 180 }

/** What receipts said of messages of a mailing: one item for all that came at once, which never changes. */
export function mailedReceiptsIn(database: Database) {
  const receipts = new Entity(
    {
      model: { entity: 'mailedReceipt', version: '1', service: 'zhida' },
      attributes: {
        key: { type: 'string', required: true },
        serial: { type: 'number', required: true },
        /** What counts is the order in which receipts come, also of those of one moment. */
        number: { type: 'number', required: true },
        /** Made of what is told: the same that comes again is one. */
        delivery: { type: 'string', required: true },
        notedAt: { type: text<Instant>(), required: true },
        told: { type: typed<readonly Told[]>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofKey: { pk: { field: 'pk', composite: ['key'] }, sk: { field: 'sk', composite: ['serial', 'number'] } },
      },
    },
    database,
  )
  interface Noted extends ReceiptsOf {
    readonly delivery: string
    readonly notedAt: Instant
    readonly told: readonly Told[]
    readonly expiresAt: number
  }
  /** Under these numbers, each of which nobody may have taken; answers those whose number was free. */
  function put(some: readonly (Noted & { readonly number: number })[]): Promise<Noted[]> {
    return writeSingly(some, database, (one) => receipts.create(one))
  }
  /** After those that have come before it, unless it is one of them. */
  async function putAfter(noted: Noted): Promise<void> {
    const { key, serial, delivery } = noted
    for (let turns = 0; turns <= mostTurns; turns += 1) {
      const { data } = await receipts.query
        .ofKey({ key, serial })
        .go({ pages: 'all', consistent: true, attributes: ['serial', 'delivery'] })
      const before = data.filter((one) => one.serial === serial)
      if (before.some((one) => one.delivery === delivery)) return
      if ((await put([{ ...noted, number: before.length }])).length > 0) return
    }
    throw new Error(`too many receipts come for ${key} at this moment`)
  }
  return {
    /** Each mailing once. Nearly always all receipts of it come at once: only where some came before is it read which. */
    async note(
      of: readonly (ReceiptsOf & { readonly told: readonly ReceiptTold[] })[],
      notedAt: Instant,
    ): Promise<void> {
      const some = of
        .filter(({ told }) => told.length > 0)
        .map(({ key, serial, told }) => ({ ...notedOf(told, notedAt), key, serial, number: 0 }))
      const first = new Set<Noted>(await put(some))
      await Promise.all(some.filter((one) => !first.has(one)).map(putAfter))
    },
    /** All that was said of messages of these purposes, in the order in which it came. */
    async ofKeys(keys: readonly string[]): Promise<ReadonlyMap<MessageId, readonly ReceiptTold[]>> {
      const found = await Promise.all(
        keys.map((key) => receipts.query.ofKey({ key }).go({ pages: 'all', consistent: true })),
      )
      const inOrder = found
        .flatMap(({ data }) => data)
        .toSorted((one, other) => one.serial - other.serial || one.number - other.number)
      const each = inOrder.flatMap(({ told }) =>
        told.flatMap(({ state, report, of }) =>
          of.map(([messageId, at]): ReceiptTold => ({ messageId, state, at, report })),
        ),
      )
      return Map.groupBy(each, ({ messageId }) => messageId)
    },
  }
}

function notedOf(told: readonly ReceiptTold[], notedAt: Instant) {
  const inOrder = told.toSorted((one, other) => (one.messageId < other.messageId ? -1 : 1))
  const alike = Map.groupBy(inOrder, ({ state, report }) => `${state} ${report}`)
  return {
    delivery: derivedId('EventId', ...inOrder.map(({ messageId, state, at }) => `${messageId} ${state} ${at}`)),
    notedAt,
    told: [...alike.values()].flatMap((some): Told[] => {
      const [first] = some
      if (!first) return []
      return [{ state: first.state, report: first.report, of: some.map(({ messageId, at }) => [messageId, at]) }]
    }),
    expiresAt: expiry(notedAt, retention),
  }
}
