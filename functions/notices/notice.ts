import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { EscortTemplateCode, FirmTemplateCode, NoticeTemplateCode } from '../../domain/notices/notice-templates.ts'
import type { Question } from '../../domain/notices/question.ts'
import type { NoticeVariables } from '../../domain/notices/render-notice.ts'
import type { Worker } from '../../domain/surveys/worker.ts'

/** Whose trip page a message leads to: the worker's, in this batch. */
export interface TripPage {
  readonly batchId: BatchId
  readonly chunk: number
}

type WorkerTemplateCode = Exclude<NoticeTemplateCode, FirmTemplateCode | EscortTemplateCode>

interface NoticeOf<Code extends NoticeTemplateCode> {
  readonly worker: Worker
  readonly template: Code
  /** Without the form of address and the link, which are made when it is sent. */
  readonly variables: Omit<NoticeVariables<Code>, 'person' | 'link'>
  /** What a reply to it answers. Where the phone has a question open, the message asks for an answer on the page. */
  readonly question?: Pick<Question, 'closesAt' | 'asks'>
  /** From 12 hours before it the message is sent in quiet hours too. */
  readonly departure?: Instant
  /** Answers what the worker has just typed or pressed: they are awake. */
  readonly atOnce?: true
}

type Linked<Code extends NoticeTemplateCode> = 'link' extends keyof NoticeVariables<Code>
  ? { readonly link: TripPage }
  : { readonly link?: TripPage }

/** One message to one worker; a template that shows the trip page needs to know which. */
export type Notice = { [Code in WorkerTemplateCode]: NoticeOf<Code> & Linked<Code> }[WorkerTemplateCode]
