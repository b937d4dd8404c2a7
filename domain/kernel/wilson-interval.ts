/** Between which shares the true one lies, each from 0 to 1. */
export interface ShareInterval {
  readonly low: number
  readonly high: number
}

/** The 97.5 % quantile of the normal distribution: 95 of 100 such intervals hold the true share. */
const z = 1.96

/**
 * The 95 % interval of a share by Wilson's score (1927): it stays within 0 and 1 and says how little few people tell, also
 * where all or none of them did something. Null of nobody.
 */
export function wilsonInterval(some: number, all: number): ShareInterval | null {
  if (all <= 0) return null
  const share = some / all
  const scale = 1 + z ** 2 / all
  const middle = (share + z ** 2 / (2 * all)) / scale
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}
