import type { MessageId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { readEach } from '../read-each.ts'
import { writeSingly } from '../write-singly.ts'

/** A message that went, or may have gone, to a phone. */
export interface Traffic {
  readonly messageId: MessageId
  readonly provider: string
  readonly call: string
  readonly at: Instant
  /** How the provider's receipt names it; absent until the provider has said so. */
  readonly reference?: string
}

/** What is to be noted of a phone. */
export interface TrafficOf {
  readonly phoneHash: string
  readonly traffic: Traffic
}

/** Receipts that come later than that are of no use, and no limit counts over more than a day. */
const retention = { days: 7 }
/** Of a phone, so that the item stays small; a carrier takes ten a day. */
const most = 40
/** Two groups that write to one phone at the same moment take turns. */
const mostTurns = 10

/**
 * What went to each phone lately, for providers whose receipts name a phone and not our message, and for limits that count by
 * phone. Such receipts would otherwise need an index of references, written with every message.
 */
export function phoneTrafficIn(database: Database) {
  const phones = new Entity(
    {
      model: { entity: 'phoneTraffic', version: '1', service: 'zhida' },
      attributes: {
        phoneHash: { type: 'string', required: true },
        recent: { type: typed<readonly Traffic[]>(), required: true },
        /** Counts changes, so that none is lost between two who write at once. */
        turn: { type: 'number', required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofPhone: { pk: { field: 'pk', composite: ['phoneHash'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
  async function read(phoneHashes: readonly string[]) {
    const keys = [...new Set(phoneHashes)].map((phoneHash) => ({ phoneHash }))
    if (keys.length === 0) return new Map<string, { recent: readonly Traffic[]; turn: number }>()
    const found = await readEach(keys, (some) => phones.get(some).go({ consistent: true }))
    return new Map(found.map((item) => [item.phoneHash, item]))
  }
  return {
    async of(phoneHashes: readonly string[]): Promise<ReadonlyMap<string, readonly Traffic[]>> {
      return new Map([...(await read(phoneHashes))].map(([phoneHash, { recent }]) => [phoneHash, recent]))
    },
    /** Adds to what went to these phones; what is there under the same message and call is replaced. */
    async note(noted: readonly TrafficOf[], now: Instant): Promise<void> {
      let left = noted
      for (let turns = 0; left.length > 0; turns += 1) {
        if (turns > mostTurns) throw new Error('too many write to the same phones at this moment')
        const standing = await read(left.map(({ phoneHash }) => phoneHash))
        // A phone once in a turn: the next one stands on what this one wrote.
        const firsts = [...new Map(left.toReversed().map((one) => [one.phoneHash, one])).values()]
        const written = await writeSingly(firsts, database, ({ phoneHash, traffic }) => {
          const { recent = [], turn = 0 } = standing.get(phoneHash) ?? {}
          const others = recent.filter((one) => one.messageId !== traffic.messageId || one.call !== traffic.call)
          const item = {
            recent: [traffic, ...others].slice(0, most),
            turn: turn + 1,
            expiresAt: expiry(now, retention),
          }
          if (turn === 0) return phones.create({ phoneHash, ...item })
          return phones
            .patch({ phoneHash })
            .set(item)
            .where((before, { eq }) => eq(before.turn, turn))
        })
        const done = new Set(written)
        left = left.filter((one) => !done.has(one))
      }
    },
  }
}
