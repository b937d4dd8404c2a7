import type { Instant } from '../../domain/kernel/instant.ts'
import { pageAsking } from '../../domain/notices/question.ts'
import type { AskedQuestion } from '../../storage/notices/questions.ts'
import { type SendNotice, sendEach } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'

/** A reply that was not understood: to which question, and of when. */
export interface UnclearReply {
  readonly question: AskedQuestion
  readonly at: Instant
}

/** Says once for a question that the reply was not understood. The question stays open. */
export async function askAgain(unclear: readonly UnclearReply[], deps: Deps): Promise<void> {
  // A phone has one question, and of several replies to it the first is asked about.
  const first = new Map(unclear.toReversed().map((one) => [one.question.phoneHash, one]))
  const answerable = [...first.values()].toReversed().filter(({ question }) => pageAsking(question.asks))
  if (answerable.length === 0) return
  const marked = await deps.questions.clarify(answerable)
  const workers = await deps.workers.getMany([...new Set(marked.map(({ question }) => question.workerId))])
  const notices = marked.flatMap(({ question }): SendNotice[] => {
    const worker = workers.find(({ workerId }) => workerId === question.workerId)
    const link = pageAsking(question.asks)
    if (!worker || !link) return []
    const notice = { worker, template: 'answer-unclear', variables: {}, link, atOnce: true } as const
    return [{ key: `unclear-${question.messageId}`, notice }]
  })
  await sendEach(notices, deps)
}
