import type { BatchId, EnterpriseId, MessageId, WorkerId } from '../kernel/ids.ts'
import type { Instant, Span } from '../kernel/instant.ts'
import type { NoticeTemplateCode } from './notice-templates.ts'

/** What makes the text again when its time has come; no personal detail: name, phone and link are put in then. */
export interface MessageContent {
  readonly variables: Readonly<Record<string, unknown>>
  /** Whose trip page it leads to: the worker's, in this batch. */
  readonly link?: { readonly batchId: BatchId; readonly chunk: number }
  readonly departure?: Instant
  readonly atOnce?: true
}

interface MessageFacts {
  readonly messageId: MessageId
  readonly workerId: WorkerId
  /** Of messages of releases before: a number is kept with its worker. */
  readonly sealedPhone?: string
  readonly template: NoticeTemplateCode
  /** As which it is billed. */
  readonly segments: number
  readonly queuedAt: Instant
  /** As the next, absent in messages of releases whose provider waited on our behalf. */
  readonly content?: MessageContent
  readonly countyCode?: string
}

/** With whom a message is, and in which call it was handed over. */
interface HandedOver {
  readonly at: Instant
  readonly provider: string
  readonly call: string
}

/** A message to a worker, on record before the provider gets it. Its text is not kept: it holds the trip page's link. */
export type Message = MessageFacts &
  /** `until`: it waits for the morning, for its turn, or for a provider that takes it. `report`: why it is here again. */
  (
    | { readonly state: 'queued'; readonly until?: Instant; readonly report?: string }
    /** Written before the provider is called. Whoever finds it so later does not know what became of it. */
    | ({ readonly state: 'sending' } & HandedOver)
    /** The call broke off, or its process did: it may have gone out. It is not sent again until a receipt or a query says so. */
    | ({ readonly state: 'unknown'; readonly report: string } & HandedOver)
    /** `report`: the provider's word on its way, where it gave one that does not end it. */
    | { readonly state: 'sent'; readonly at: Instant; readonly report?: string }
    /** The provider would not take it: a blocked or dead number. */
    | { readonly state: 'refused'; readonly at: Instant; readonly report?: string }
    /** We did not send it: the worker withdrew while it waited, or it would have come too late to be true. */
    | { readonly state: 'dropped'; readonly at: Instant; readonly report: string }
    | { readonly state: 'delivered' | 'failed'; readonly at: Instant; readonly report: string }
  )
export type MessageState = Message['state']
export type MessageIn<State extends MessageState> = Extract<Message, { state: State }>

/** A text to an enterprise's contact, on record by the same rules. */
export type FirmMessage<State extends MessageState = MessageState> = State extends MessageState
  ? Omit<MessageIn<State>, 'workerId' | 'content' | 'countyCode'> & { readonly enterpriseId: EnterpriseId }
  : never

/**
 * What may follow what. A receipt ends a message that is on its way in whatever state we believe it; what has ended stays.
 * Receipts of `queued` messages are for those that a release before handed over in that state.
 */
export const messageSteps: Readonly<Record<MessageState, readonly MessageState[]>> = {
  queued: ['sending', 'queued', 'dropped', 'sent', 'refused', 'delivered', 'failed'],
  sending: ['sending', 'queued', 'unknown', 'sent', 'refused', 'delivered', 'failed'],
  unknown: ['unknown', 'queued', 'sent', 'delivered', 'failed'],
  sent: ['sent', 'delivered', 'failed'],
  refused: [],
  dropped: [],
  delivered: [],
  failed: [],
}

/** In which states a message may be that comes into this one. */
export function messageStatesBefore(state: MessageState): MessageState[] {
  return (Object.keys(messageSteps) as MessageState[]).filter((one) => messageSteps[one].includes(state))
}

/** So long a call may be under way: a function's own limit is fifteen minutes. */
export const callTime: Span = { minutes: 16 }
