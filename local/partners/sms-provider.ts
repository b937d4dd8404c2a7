import * as z from 'zod'
import { epochOf, Instant, instantOf } from '../../domain/kernel/instant.ts'
import type { Ledger } from './ledger.ts'
import type { Inbox } from './partner-server.ts'
import type { Simulation } from './simulation.ts'

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
  /** The webhook-id of the call that brought it; missing of what a release before took. */
  readonly call?: string
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
  readonly secret: () => string | undefined
  /** Milliseconds over which receipts and replies are gathered before they are posted. */
  readonly gathering: number
  readonly onPhone: (sms: ReceivedSms) => void
  /** Whether every text reaches its phone. */
  readonly losesNothing?: boolean
  /** Posts a report under an id that is the same for every try; rejects unless it was taken. */
  readonly post: (id: string, report: Report) => Promise<void>
}

/** A report holds at most this many items. */
const reportSize = 100
const undeliveredShare = 0.004
const repeatedShare = 0.03

/** Every text that the provider took, that reached a phone, and that somebody typed, each in its order. */
export const smsRecords = (ledger: Pick<Ledger, 'collection'>) => ({
  sent: ledger.collection<ReceivedSms>('texts taken'),
  texts: ledger.collection<ReceivedSms>('texts on phones'),
  typed: ledger.collection<PhoneReply>('texts typed'),
})

/**
 * The SMS provider: takes messages (a webhook-id once), brings them to the phones, and posts receipts and replies in
 * arrays, some receipts twice as real ones come.
 */
export function smsProvider(
  simulation: Simulation,
  { secret, gathering, onPhone, losesNothing = false, post }: SmsProviderOptions,
) {
  const { clock } = simulation
  const { sent, texts, typed } = smsRecords(simulation)
  const taken = simulation.collection<readonly string[]>('messages taken')
  const receipts = simulation.collection<Receipt>('receipts to report')
  const replies = simulation.collection<PhoneReply>('replies to report')

  const bring = simulation.does<Omit<ReceivedSms, 'at'> & Pick<Receipt, 'call'>>(
    'bring a text to a phone',
    ({ call, ...sms }) => {
      const at = clock.now()
      const delivered = losesNothing || simulation.chance('delivered', sms.outId) >= undeliveredShare
      const receipt: Receipt = {
        outId: sms.outId,
        ...(call !== undefined && { call }),
        status: delivered ? 'DELIVRD' : 'UNDELIV',
        at,
      }
      gather()
      receipts.add(receipt)
      if (simulation.chance('receipt repeated', sms.outId) < repeatedShare) receipts.add(receipt)
      if (!delivered) return
      texts.add({ ...sms, at })
      onPhone({ ...sms, at })
    },
  )

  const close = simulation.does<null>('close the reports', (_, due) => {
    const reports: Report[] = [
      ...slices([...receipts.values()]).map((items) => ({ to: 'receipts', items }) as const),
      ...slices([...replies.values()]).map((items) => ({ to: 'replies', items }) as const),
    ]
    receipts.clear()
    replies.clear()
    deliver.now(reports.map((report, index) => ({ id: `rpt-${due}-${index}`, report })))
  })
  const deliver = simulation.does<{ id: string; report: Report }[]>('post the reports', async (reports) => {
    const left: typeof reports = []
    for (const { id, report } of reports) await post(id, report).catch(() => left.push({ id, report }))
    if (left.length > 0) return () => deliver.at(clock.epochMilliseconds() + gathering, left)
  })

  /** The first thing to report has all that follows wait with it. */
  function gather(): void {
    if (receipts.size + replies.size > 0) return
    const turn = Math.floor(clock.epochMilliseconds() / gathering) + 1
    close.at((turn + 0.05 * simulation.chance('closes', turn)) * gathering, null)
  }

  const outIds = new Set([...sent.values()].map(({ outId }) => outId))
  const messages: Inbox = {
    secret,
    receive({ id, body }) {
      const known = taken.get(id)
      if (known) return { taken: known }
      const { messages } = Messages.parse(body)
      for (const { sendAt, ...sms } of messages) {
        // A message goes to its phone once, by whichever call it comes.
        if (outIds.has(sms.outId)) continue
        outIds.add(sms.outId)
        const leaves = Math.max(clock.epochMilliseconds(), sendAt ? epochOf(sendAt) : 0)
        sent.add({ ...sms, at: clock.now() })
        bring.at(leaves + 2000 + 8000 * simulation.chance('transit', sms.outId), { ...sms, call: id })
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
      const reply = { phone, text, at: instantOf(clock.epochMilliseconds()) }
      gather()
      typed.add(reply)
      replies.add(reply)
    },
  }
}

function slices<Item>(items: readonly Item[]): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / reportSize) }, (_, slice) =>
    items.slice(slice * reportSize, (slice + 1) * reportSize),
  )
}
