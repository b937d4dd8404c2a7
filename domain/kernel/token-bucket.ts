/** A bucket that fills steadily, told by one number: when all that was taken will have been filled in again (epoch milliseconds). */
export interface TokenBucket {
  readonly paidAt: number
}

export interface Taken {
  readonly bucket: TokenBucket
  /** From when on the tokens may be used, epoch milliseconds; those who take after this one come after it. */
  readonly at: number
}

/** Tokens a second of one bucket at the most: each taking may be of one, and a key of the table takes 1,000 writes a second. */
const largestBucket = 500

/** Into how many buckets a rate is divided, alike. */
export function bucketsOf(perSecond: number): number {
  return Math.ceil(perSecond / largestBucket)
}

/** How long one bucket takes to fill in so many tokens again: milliseconds, to the next thousandth, so that sums stay exact. */
export function fillingTime(tokens: number, perSecond: number, buckets = bucketsOf(perSecond)): number {
  return Math.ceil((tokens * 1_000_000 * buckets) / perSecond) / 1000
}

/**
 * Takes a block of tokens of one bucket, at once or for later: nobody is turned away, each block has its own moment, and over any span no
 * more are used than the bucket's part of the rate allows and one block besides.
 */
export function takeTokens(bucket: TokenBucket | undefined, tokens: number, perSecond: number, now: number): Taken {
  const at = Math.max(now, bucket?.paidAt ?? now)
  return { at, bucket: { paidAt: at + fillingTime(tokens, perSecond) } }
}
