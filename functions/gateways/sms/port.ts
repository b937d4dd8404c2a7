import type * as z from 'zod'
import type { MessageId } from '../../../domain/kernel/ids.ts'
import type { Clock, Instant } from '../../../domain/kernel/instant.ts'
import type { Phone } from '../../../domain/kernel/personal.ts'
import type { NoticeTemplateCode } from '../../../domain/notices/notice-templates.ts'
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
  /** In quiet hours: when the provider may send it on; at once without it. */
  readonly sendAt?: Instant
}

/** What is handed over at once, a phone at most once in it. */
export interface SmsCall {
  /** Ours; providers that know no such thing echo it in their receipts at best. */
  readonly key: string
  readonly messages: readonly OutgoingSms[]
}

/** What a provider answered of one message. */
export type SmsFate =
  /** `reference`: how its receipt will name it, with the phone. */
  | { readonly as: 'taken'; readonly reference?: string }
  /** This message is not to be sent, now or later, by anybody: a dead or blocked number. */
  | { readonly as: 'refused'; readonly code: string }

export interface SmsProvider {
  readonly name: string
  /** Hands over at most `largestCall` messages, and answers what became of each. */
  send(call: SmsCall): Promise<ReadonlyMap<MessageId, SmsFate>>
}

/** Messages of a call. */
export const largestCall = 100

/** What a provider is opened with. */
export interface SmsOpening {
  /** What the deployment says of this provider; it reads them by its own schema. */
  readonly settings: unknown
  readonly signature: string
  readonly reach: Reach
  readonly secrets: Pick<Secrets, 'read'>
  readonly clock: Clock
}

/** A provider as its file describes it, and `sms-providers.ts` lists it. */
export interface SmsProviderKind {
  readonly settings: z.ZodType
  open(given: SmsOpening): SmsProvider
}
