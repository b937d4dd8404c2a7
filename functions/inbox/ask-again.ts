import type { Instant } from '../../domain/kernel/instant.ts'
import { pageAsking } from '../../domain/notices/question.ts'
import type { AskedQuestion } from '../../storage/notices/questions.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'

/** Says once for a question that the reply was not understood. The question stays open. */
export async function askAgain(question: AskedQuestion, at: Instant, deps: Deps): Promise<void> {
  const link = pageAsking(question.asks)
  if (!link || !(await deps.questions.clarify(question, at))) return
  const worker = await deps.workers.get(question.workerId)
  if (!worker) return
  const notice: Notice = { worker, template: 'answer-unclear', variables: {}, link, atOnce: true }
  await sendNotices({ key: `unclear-${question.messageId}`, notices: [notice] }, deps)
}
