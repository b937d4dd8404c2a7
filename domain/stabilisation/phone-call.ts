import * as z from 'zod'
import { BatchId, CohortId, WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { Words } from '../kernel/words.ts'
import { ReplyAnswer } from '../notices/notice-templates.ts'
import { CheckInDay } from './check-in.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

/** A question to one person that a colleague may ask by telephone. */
export type CallKey =
  | { about: 'offer'; batchId: BatchId; chunk: number; round: number; workerId: WorkerId }
  | { about: 'check-in'; cohortId: CohortId; day: CheckInDay; workerId: WorkerId }

const whole = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
const OfferCall = z.tuple([z.literal('offer'), BatchId, whole, whole, WorkerId])
const CheckInCall = z.tuple([z.literal('check-in'), CohortId, whole.pipe(CheckInDay), WorkerId])

/** How a call is named in an address: by what it asks, so that nothing is kept of a call that nobody makes. */
export const CallId = z
  .string()
  .max(200)
  .regex(/^(?:offer|check-in)(?:~[\w]+){3,4}$/, stabilisationSentences('call-id').en)

export function callIdOf(key: CallKey): string {
  const parts =
    key.about === 'offer'
      ? [key.about, key.batchId, key.chunk, key.round, key.workerId]
      : [key.about, key.cohortId, key.day, key.workerId]
  return parts.join('~')
}

/** Null where it names no question. */
export function callKeyOf(callId: string): CallKey | null {
  const parts = callId.split('~')
  const offer = OfferCall.safeParse(parts)
  if (offer.success) {
    const [about, batchId, chunk, round, workerId] = offer.data
    return { about, batchId, chunk, round, workerId }
  }
  const checkIn = CheckInCall.safeParse(parts)
  if (!checkIn.success) return null
  const [about, cohortId, day, workerId] = checkIn.data
  return { about, cohortId, day, workerId }
}

/** Somebody to call, and what to ask. */
export const PhoneCall = z.object({
  callId: CallId,
  about: z.enum(['offer', 'check-in']),
  batchId: BatchId,
  workerId: WorkerId,
  countyCode: z.string(),
  name: z.string(),
  phone: z.string(),
  secondPhone: z.string().nullable(),
  /** Then the question closes, and nobody is called about it any more. */
  until: Instant,
  /** The text that asked did not reach the phone. */
  isUnheard: z.boolean(),
  /** What is asked, in the words of the text. */
  question: z.string(),
  questionWords: Words,
  answers: z.array(ReplyAnswer),
  /** What the answers are called, in their order. */
  answerWords: z.array(Words),
  /** Beside the wage: whether a written contract is signed, as they have not said yet that it is. */
  asksContract: z.boolean().optional(),
})
export type PhoneCall = z.infer<typeof PhoneCall>

/** What was said on the telephone; `not-reached`: nobody answered, and nobody calls again. */
export const AnswerCall = z.strictObject({
  answer: z.enum([...ReplyAnswer.options, 'not-reached']),
  /** Of `paid`: as it arrived, in yuan, as people say it: `4800`, `4千8`. */
  amount: line({ max: 40 }).optional(),
  /** Of `paid`: it came after the promised day. */
  late: z.boolean().optional(),
  /** What they said of the contract, where the call asks for it too. */
  contract: ReplyAnswer.extract(['signed', 'not-signed']).optional(),
})
export type AnswerCall = z.infer<typeof AnswerCall>
