import type { MessageId, WorkerId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { NoticeTemplateCode } from './notice-templates.ts'

interface MessageFacts {
  readonly messageId: MessageId
  readonly workerId: WorkerId
  readonly sealedPhone: string
  readonly template: NoticeTemplateCode
  /** As which it is billed. */
  readonly segments: number
  readonly queuedAt: Instant
}

/** A message to a worker, on record before the provider gets it. Its text is not kept: it holds the trip page's link. */
export type Message = MessageFacts &
  (
    | { readonly state: 'queued' }
    /** `report`: the provider's word on its way, where it gave one that does not end it. */
    | { readonly state: 'sent'; readonly at: Instant; readonly report?: string }
    /** The provider would not take it: a blocked or dead number. */
    | { readonly state: 'refused'; readonly at: Instant }
    | { readonly state: 'delivered' | 'failed'; readonly at: Instant; readonly report: string }
  )
export type MessageIn<State extends Message['state']> = Extract<Message, { state: State }>
