import * as z from 'zod'
import { line } from '../kernel/line.ts'
import { ReplyAnswer } from '../notices/notice-templates.ts'

/** The button that a worker pressed on the trip page, and what they filled in beside it. */
export const AnswerOnPage = z.object({
  /** No page asks whether somebody needs help after a disaster. */
  answer: ReplyAnswer.exclude(['no-need']),
  /** Of `paid`: what arrived, in yuan, as people type it. */
  amount: line({ max: 40 }).optional(),
  /** Of `paid`: it came after the promised day. */
  late: z.literal('true').optional(),
})
export type AnswerOnPage = z.infer<typeof AnswerOnPage>
