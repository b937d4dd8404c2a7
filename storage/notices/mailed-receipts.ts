import { Entity } from 'electrodb'
import { derivedId, type MessageId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { writeSingly } from '../write-singly.ts'

/** What a receipt said of a message. */
export interface ReceiptTold {
  readonly messageId: MessageId
  readonly state: 'sent' | 'delivered' | 'failed'
  readonly at: Instant
  readonly report: string
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
  return {
    async note(
      { key, serial }: { readonly key: string; readonly serial: number },
      told: readonly ReceiptTold[],
      notedAt: Instant,
    ): Promise<void> {
      if (told.length === 0) return
      const inOrder = told.toSorted((one, other) => (one.messageId < other.messageId ? -1 : 1))
      const delivery = derivedId('EventId', ...inOrder.map(({ messageId, state, at }) => `${messageId} ${state} ${at}`))
      const alike = Map.groupBy(inOrder, ({ state, report }) => `${state} ${report}`)
      const item = {
        key,
        serial,
        delivery,
        notedAt,
        told: [...alike.values()].flatMap((some): Told[] => {
          const [first] = some
          if (!first) return []
          return [{ state: first.state, report: first.report, of: some.map(({ messageId, at }) => [messageId, at]) }]
        }),
        expiresAt: expiry(notedAt, retention),
      }
      for (let turns = 0; turns <= mostTurns; turns += 1) {
        const { data } = await receipts.query
          .ofKey({ key, serial })
          .go({ pages: 'all', consistent: true, attributes: ['serial', 'delivery'] })
        const before = data.filter((one) => one.serial === serial)
        if (before.some((one) => one.delivery === delivery)) return
        const next = { ...item, number: before.length }
        if ((await writeSingly([next], database, (one) => receipts.create(one))).length > 0) return
      }
      throw new Error(`too many receipts come for ${key} at this moment`)
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
