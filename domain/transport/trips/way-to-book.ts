/** So many legs are held and confirmed in one call of a function: more would not be sure to end in its time. */
const mostLegsAtOnce = 10
/** Booked by telephone, so many wait in one history. */
const mostByHand = 40
/** So many are told to a workflow in the cause of a failure, which has room for 32,768 characters. */
const mostLegsTold = 400

/** How the legs of a connection are booked first: by one call, by staff before any carrier is asked, or each by itself with its retries. */
export type WayToBook = 'at-once' | 'by-hand' | 'leg-by-leg'

export function wayToBook(legs: { readonly byHand: number; readonly byCarrier: number }): WayToBook {
  const { byHand, byCarrier } = legs
  if (byHand === 0) return byCarrier <= mostLegsAtOnce ? 'at-once' : 'leg-by-leg'
  return byHand <= mostByHand && byHand + byCarrier <= mostLegsTold ? 'by-hand' : 'leg-by-leg'
}
