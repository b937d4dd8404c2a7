import { epochOf, type Instant, instantOf } from '../../domain/kernel/instant.ts'
import { bucketsOf, fillingTime } from '../../domain/kernel/token-bucket.ts'
import { type Database, isConditionFailed } from '../database.ts'
import { Entity } from '../entity.ts'

/** What goes at one rate, whichever functions do it: the texts of a provider, the rows of a prefecture. */
export interface Line {
  readonly line: string
  readonly perSecond: number
  /** Among how many it is divided; as many as takings of one by one would need, unless told. */
  readonly buckets?: number
}

/**
 * Turns of all functions together: a bucket of tokens for each line, or several where the rate is too high for one key, written once for
 * a block and not for each of it.
 */
export function turnsIn(database: Database) {
  const rates = new Entity(
    {
      model: { entity: 'sendingRate', version: '1', service: 'zhida' },
      attributes: {
        /** The line and, but for the first, the number of the bucket: `aliyun~1`. */
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

  /** Until when each bucket was seen to be paid for, by whoever takes here: where that is not over, others wait. */
  const seen = new Map<string, number>()

  /** Lines up behind what was taken before; null where all of that is filled in again, or where it is taken beyond the last moment. */
  async function joinLine(bucket: string, time: number, now: number, last: number | null): Promise<number | null> {
    const added = rates
      .update({ provider: bucket })
      .add({ paidAt: time })
      .where(({ paidAt }, { gte, between }) => (last === null ? gte(paidAt, now) : between(paidAt, now, last)))
    const paidAt = await paidAtAfter(added.go({ response: 'updated_new' }))
    if (paidAt === null) return null
    seen.set(bucket, paidAt)
    return paidAt - time
  }

  /** Takes from a bucket that is full; null where somebody was faster. */
  async function beginLine(bucket: string, time: number, now: number): Promise<number | null> {
    const set = rates
      .update({ provider: bucket })
      .set({ paidAt: now + time })
      .where(({ paidAt }, { lt, notExists }) => `${notExists(paidAt)} OR ${lt(paidAt, now)}`)
    if ((await paidAtAfter(set.go({ response: 'updated_new' }))) === null) return null
    seen.set(bucket, now + time)
    return now
  }

  /**
   * One conditional write where there is a line or none as was seen last, two where it is otherwise, and never more than three: whoever finds that
   * somebody else has just begun the line can join it for certain. A write that the SDK makes again after a lost answer takes twice: fewer
   * go, never too many.
   */
  async function takeTurn(
    { line, perSecond, buckets = bucketsOf(perSecond) }: Line,
    block: number,
    now: Instant,
    longest: number | null,
  ) {
    const chosen = Math.floor(Math.random() * buckets)
    const bucket = chosen === 0 ? line : `${line}~${chosen}`
    const [time, since] = [fillingTime(block, perSecond, buckets), epochOf(now)]
    const last = longest === null ? null : since + longest
    const isWaitedFor = (seen.get(bucket) ?? 0) >= since
    const at =
      (isWaitedFor ? await joinLine(bucket, time, since, last) : null) ??
      (await beginLine(bucket, time, since)) ??
      (await joinLine(bucket, time, since, last))
    return at === null ? null : instantOf(Math.ceil(at))
  }
  return {
    /** Takes a turn for a block of so many, and answers from when on they may go. */
    async take(line: Line, block: number, now: Instant): Promise<Instant> {
      const at = await takeTurn(line, block, now, null)
      if (at === null) throw new Error(`the turns of ${line.line} went back`)
      return at
    },
    /** The same where it comes within so many milliseconds, more or less those of a block; else null, and nothing was taken. */
    takeSoon: (line: Line, block: number, now: Instant, longest: number) => takeTurn(line, block, now, longest),
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
