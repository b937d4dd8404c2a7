import * as z from 'zod'
import { epochOf, Instant, instantOf } from '../../domain/kernel/instant.ts'
import type { LocalClock } from '../clock/clock.ts'
import { chanceOf } from './chance-of.ts'
import type { Inbox } from './partner-server.ts'

const Messages = z.object({
  signature: z.string(),
  messages: z
    .array(
      z.object({
        outId: z.string(),
        phone: z.string().regex(/^1[3-9]\d{9}$/),
        template: z.string(),
        text: z.string().min(1),
        sendAt: Instant.optional(),
      }),
    )
    .max(100),
})

/** A text as it was handed over, or as it appeared on a phone, at that moment. */
export interface ReceivedSms {
  readonly outId: string
  readonly phone: string
  readonly template: string
  readonly text: string
  readonly at: Instant
}

export interface Receipt {
  readonly outId: string
  readonly status: 'DELIVRD' | 'UNDELIV'
  readonly at: Instant
}

export interface PhoneReply {
  readonly phone: string
  readonly text: string
  readonly at: Instant
}

/** What the provider posts to us, by the address that it was given for it. */
export type Report = { to: 'receipts'; items: readonly Receipt[] } | { to: 'replies'; items: readonly PhoneReply[] }

export interface SmsProviderOptions {
  readonly clock: LocalClock
  readonly seed: number
  readonly secret: () => string | undefined
  /** Milliseconds over which receipts and replies are gathered before they are posted. */
  readonly gathering: number
  /** A message was handed over for the first time, at that moment. */
  readonly onTaken: (sms: ReceivedSms) => void
  readonly onPhone: (sms: ReceivedSms) => void
  /** Posts a report under an id that is the same for every try; rejects unless it was taken. */
  readonly post: (id: string, report: Report) => Promise<void>
}

/** A report holds at most this many items. */
const reportSize = 100
const undeliveredShare = 0.004
const repeatedShare = 0.03

/**
 * The SMS provider: takes messages (a webhook-id once), brings them to the phones, and posts receipts and replies in
 * arrays, some receipts twice as real ones come.
 */
export function smsProvider({ clock, seed, secret, gathering, onTaken, onPhone, post }: SmsProviderOptions) {
  const taken = new Map<string, readonly string[]>()
  const waiting = { receipts: [] as Receipt[], replies: [] as PhoneReply[] }
  let flushDue = false
  let reports = 0

  function gather(): void {
    if (flushDue) return
    flushDue = true
    clock.schedule((Math.floor(clock.epochMilliseconds() / gathering) + 1) * gathering, () => {
      flushDue = false
      const release = clock.busy()
      void postAll().finally(release)
    })
  }

  async function postAll(): Promise<void> {
    for (const items of slices(waiting.receipts.splice(0))) await deliver({ to: 'receipts', items })
    for (const items of slices(waiting.replies.splice(0))) await deliver({ to: 'replies', items })
  }

  async function deliver(report: Report, id = `rpt-${clock.epochMilliseconds()}-${reports++}`): Promise<void> {
    await post(id, report).catch(() => {
      clock.schedule(clock.epochMilliseconds() + gathering, () => {
        const release = clock.busy()
        void deliver(report, id).finally(release)
      })
    })
  }

  function bring(sms: Omit<ReceivedSms, 'at'>): void {
    const at = clock.now()
    const delivered = chanceOf(seed, 'delivered', sms.outId) >= undeliveredShare
    const receipt: Receipt = { outId: sms.outId, status: delivered ? 'DELIVRD' : 'UNDELIV', at }
    waiting.receipts.push(receipt)
    if (chanceOf(seed, 'receipt repeated', sms.outId) < repeatedShare) waiting.receipts.push(receipt)
    gather()
    if (delivered) onPhone({ ...sms, at })
  }

  const messages: Inbox = {
    secret,
    receive({ id, body }) {
      const known = taken.get(id)
      if (known) return { taken: known }
      const { messages } = Messages.parse(body)
      for (const { sendAt, ...sms } of messages) {
        const soon = clock.epochMilliseconds() + 2000 + Math.floor(8000 * chanceOf(seed, 'transit', sms.outId))
        onTaken({ ...sms, at: clock.now() })
        clock.schedule(Math.max(soon, sendAt ? epochOf(sendAt) : 0), () => bring(sms))
      }
      const ids = messages.map(({ outId }) => outId)
      taken.set(id, ids)
      return { taken: ids }
    },
  }

  return {
    messages,
    /** A text that somebody types. */
    reply(phone: string, text: string): void {
      waiting.replies.push({ phone, text, at: instantOf(clock.epochMilliseconds()) })
      gather()
    },
  }
}

function* slices<Item>(items: readonly Item[]): Iterable<readonly Item[]> {
  for (let start = 0; start < items.length; start += reportSize) yield items.slice(start, start + reportSize)
}
