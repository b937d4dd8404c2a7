/** How far a message has come, as its receipts tell. A final standing stays, whatever comes after it. */
export type DeliveryStanding = 'accepted' | 'sent' | 'delivered' | 'failed'

/** In the order in which a message passes them; the last two end it. */
export const deliveryRank: Record<DeliveryStanding, number> = { accepted: 0, sent: 1, delivered: 2, failed: 2 }

/** Words of the operators (SMPP, SGIP, CMPP) and of SMS platforms. */
const words: ReadonlyMap<string, DeliveryStanding> = new Map(
  Object.entries({
    accepted: 'ACCEPTED ACCEPTD QUEUED SCHEDULED PENDING RECEIVED CREATED',
    sent: 'SENT SUBMITTED SUBMITD ENROUTE SENDING BUFFERED FORWARDED RETRY RETRYING UNKNOWN',
    delivered: 'DELIVRD DELIVERED',
    failed: 'UNDELIV UNDELIVERED UNDELIVERABLE REJECTD REJECTED EXPIRED DELETED FAILED BLOCKED',
  } satisfies Record<DeliveryStanding, string>).flatMap(([standing, list]) =>
    list.split(' ').map((word) => [word, standing as DeliveryStanding] as const),
  ),
)

/** A failure as the operators' gateways number them: `MK:0001`, `DB:0141`, `MI:-43`. */
const failureCode = /^[A-Z]{2,4}:-?\d{1,5}$/

/** What nobody has told us of says that the message is on its way and not yet how it ends. */
export function readDeliveryStatus(status: string): DeliveryStanding {
  const word = status.trim().toUpperCase()
  return words.get(word) ?? (failureCode.test(word) ? 'failed' : 'sent')
}

/** Whether a word is known to say that a message is on its way, however it is sent to us. */
export function isInterim(status: string): boolean {
  const standing = words.get(status.trim().toUpperCase())
  return standing === 'accepted' || standing === 'sent'
}
