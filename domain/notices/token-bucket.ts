/** A bucket that fills steadily, told by one number: when all that was taken will have been filled in again (epoch milliseconds). */
export interface TokenBucket {
  readonly paidAt: number
}

export interface Taken {
  readonly bucket: TokenBucket
  /** From when on the tokens may be used, epoch milliseconds; those who take after this one come after it. */
  readonly at: number
}

/**
 * Takes a block of tokens, at once or for later: nobody is turned away, each block has its own moment, and over any span no more
 * are used than `perSecond` allows and one block besides.
 */
export function takeTokens(bucket: TokenBucket | undefined, tokens: number, perSecond: number, now: number): Taken {
  const at = Math.max(now, bucket?.paidAt ?? now)
  return { at, bucket: { paidAt: at + (tokens * 1000) / perSecond } }
}
