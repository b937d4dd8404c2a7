import { Entity } from 'electrodb'
import { epochOf, type Instant, instantOf } from '../../domain/kernel/instant.ts'
import { bucketsOf, fillingTime } from '../../domain/notices/token-bucket.ts'
import { type Database, isConditionFailed } from '../database.ts'

/**
 * What all functions together may send in a second, by provider: a bucket each, or several where the rate is too high for one key, written
 * once for a call and not for a message.
 */
export function sendingRatesIn(database: Database) {
  const rates = new Entity(
    {
      model: { entity: 'sendingRate', version: '1', service: 'zhida' },
      attributes: {
        /** And, but for the first, the number of the bucket: `aliyun~1`. */
        provider: { type: 'string', required: true },
        /** Only ever grows. */
        paidAt: { type: 'number', required: true },
      },
      indexes: {
        ofProvider: { pk: { field: 'pk', composite: ['provider'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )

  /** Lines up behind what was taken before; null where all of that is filled in again. */
  async function joinLine(bucket: string, time: number, now: number): Promise<number | null> {
    const added = rates
      .update({ provider: bucket })
      .add({ paidAt: time })
      .where(({ paidAt }, { gte }) => gte(paidAt, now))
    const paidAt = await paidAtAfter(added.go({ response: 'updated_new' }))
    return paidAt === null ? null : paidAt - time
  }

  /** Takes from a bucket that is full; null where somebody was faster. */
  async function beginLine(bucket: string, time: number, now: number): Promise<number | null> {
    const set = rates
      .update({ provider: bucket })
      .set({ paidAt: now + time })
      .where(({ paidAt }, { lt, notExists }) => `${notExists(paidAt)} OR ${lt(paidAt, now)}`)
    return (await paidAtAfter(set.go({ response: 'updated_new' }))) === null ? null : now
  }

  return {
    /**
     * Takes a block for so many messages and answers from when on they may be sent. One conditional write where others wait, two where
     * nobody does, and never more than three: whoever finds that somebody else has just begun the line can join it for certain. A
     * write that the SDK makes again after a lost answer takes twice: some messages fewer, never too many.
     */
    async take(provider: string, messages: number, perSecond: number, now: Instant): Promise<Instant> {
      const chosen = Math.floor(Math.random() * bucketsOf(perSecond))
      const bucket = chosen === 0 ? provider : `${provider}~${chosen}`
      const [time, since] = [fillingTime(messages, perSecond), epochOf(now)]
      const at =
        (await joinLine(bucket, time, since)) ??
        (await beginLine(bucket, time, since)) ??
        (await joinLine(bucket, time, since))
      if (at === null) throw new Error(`the sending rate of ${bucket} went back`)
      return instantOf(Math.ceil(at))
    },
  }
}

/** What a write has left; null where its condition did not hold. */
async function paidAtAfter(write: Promise<{ data: { paidAt?: number } | null }>): Promise<number | null> {
  try {
    const { data } = await write
    if (data?.paidAt === undefined) throw new Error('the table did not say what a taking left')
    return data.paidAt
  } catch (error) {
    if (isConditionFailed(error)) return null
    throw error
  }
}
