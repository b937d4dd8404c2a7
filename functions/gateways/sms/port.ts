import * as z from 'zod'
import type { MessageId } from '../../../domain/kernel/ids.ts'
import type { Clock, Instant, Span } from '../../../domain/kernel/instant.ts'
import type { Phone } from '../../../domain/kernel/personal.ts'
import type { Refusal } from '../../../domain/kernel/refusal.ts'
import type { NoticeTemplateCode } from '../../../domain/notices/notice-templates.ts'
import type { DeliveryStanding } from '../../../domain/notices/read-delivery-status.ts'
import type { SmsReply } from '../../../domain/notices/sms-reports.ts'
import type { Reach } from '../reach.ts'
import type { Secrets } from '../secrets.ts'

export interface OutgoingSms {
  readonly messageId: MessageId
  readonly phone: Phone
  readonly template: NoticeTemplateCode
  /** What stands in the template's braces, as it is read, in the order of the text; of a link the token alone. */
  readonly variables: Readonly<Record<string, string>>
  /** As it reads, without the signature: for a provider that takes texts instead of template codes. */
  readonly text: string
}

/** What is handed over at once; where receipts name phones, a phone at most once in it. */
export interface SmsCall {
  /** Ours; providers that know no such thing echo it in their receipts at best. */
  readonly key: string
  readonly messages: readonly OutgoingSms[]
}

/** What a provider answered of one message. */
export type SmsFate =
  /** `reference`: how its receipt will name it, with the phone; absent where that names our call or our message. */
  | { readonly as: 'taken'; readonly reference?: string }
  /** This message is not to be sent, now or later, by anybody: a dead or blocked number. */
  | { readonly as: 'refused'; readonly code: string }
  /** This phone has had enough for now, or the provider is busy; it was not sent. */
  | { readonly as: 'later'; readonly code: string; readonly after: Span }
  /** The provider takes none of this kind (no money, no approved template, not there at all); it was not sent. */
  | { readonly as: 'closed'; readonly code: string }
  /** Nobody knows whether it was sent. */
  | { readonly as: 'unknown'; readonly code: string }

export interface SmsProvider {
  readonly name: string
  /** It takes a call of the same key once, so that what broke off may be handed over again. */
  readonly isIdempotent: boolean
  /** Its receipts name a phone, and not our message. */
  readonly namesPhones: boolean
  /** What it takes of us; a deployment may say otherwise in SMS_SETTINGS. */
  readonly limits: SmsLimits
  /** Hands over at most `largestCall` messages, and answers what became of each; of those that it leaves out nobody knows. */
  send(call: SmsCall): Promise<ReadonlyMap<MessageId, SmsFate>>
  /** Asks what became of a message of which nobody knows; null where it cannot be told, or not yet. */
  lookUp?(lost: LostSms): Promise<SmsStanding | null>
  /** Asks how the templates stand that the deployment names; absent where there are none, or nobody to ask. */
  templates?(): Promise<readonly TemplateStanding[]>
  /** Asks whether somebody typed what was pushed; null where it cannot be told now. Absent where there is nothing to ask. */
  hasOnRecord?(reply: SmsReply, now: Instant): Promise<boolean | null>
}

/** Only what is approved goes out. */
export interface TemplateStanding {
  readonly template: NoticeTemplateCode
  readonly code: string
  readonly as: 'approved' | 'in-review' | 'rejected' | 'unknown'
}

/** Over all functions, and for each phone. */
export const SmsLimits = z.object({
  /** Messages a second; absent where nothing limits them. */
  perSecond: z.number().positive().optional(),
  perPhone: z.array(z.object({ most: z.int().positive(), within: z.strictObject({ seconds: z.int().positive() }) })),
})
export type SmsLimits = z.infer<typeof SmsLimits>

/** A message whose call broke off at that moment. */
export interface LostSms {
  readonly phone: Phone
  readonly call: string
  readonly at: Instant
  readonly now: Instant
  /** Of other messages to the phone, which are not this one. */
  readonly references: readonly string[]
}

/** `absent`: the provider never got it, so that it may be sent again. */
export type SmsStanding =
  | { readonly as: 'absent' }
  | { readonly as: 'sent' | 'delivered' | 'failed'; readonly at: Instant; readonly report: string }

/** A receipt as a provider pushed it: of one of our messages, or of a phone in a call of ours or under the provider's reference. */
export type PushedReceipt = {
  readonly standing: DeliveryStanding
  readonly status: string
  readonly at: Instant
} & ({ readonly messageId: MessageId } | { readonly phone: string; readonly call?: string; readonly reference: string })

/** How a provider pushes receipts and replies. What cannot be read of a push is left out: it would only come again. */
export interface SmsPushes {
  receipts(body: unknown): readonly PushedReceipt[]
  replies(body: unknown): readonly SmsReply[]
  /** The answer that it takes for "received". */
  readonly received: object
  /**
   * Of who signs what it pushes: whether this may be read. `settled`: there is nothing to read in it. Absent where nothing is
   * signed, and path and address have to do.
   */
  admit?(
    body: unknown,
    opening: Pick<SmsOpening, 'settings' | 'reach' | 'clock'>,
  ): Promise<'read' | 'settled' | Refusal<'signature-invalid'>>
}

/** Messages of a call. */
export const largestCall = 100

/** What a provider is opened with. */
export interface SmsOpening {
  /** What the deployment says of this provider, and its keys; it reads both by its own schemas. */
  readonly settings: unknown
  readonly keys: () => Promise<unknown>
  readonly signature: string
  readonly reach: Reach
  readonly secrets: Pick<Secrets, 'read'>
  readonly clock: Clock
}

/** A provider as its file describes it, and `sms-providers.ts` lists it. */
export interface SmsProviderKind {
  readonly settings: z.ZodType
  readonly keys?: z.ZodType
  readonly limits: SmsLimits
  open(given: SmsOpening): Omit<SmsProvider, 'limits'>
  /** Absent where it speaks our own contract (`receive-receipts`, `receive-replies`). */
  readonly pushes?: SmsPushes
}
