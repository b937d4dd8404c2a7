import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Closes the question that the worker was asked, if one is open: it was answered in another way. As `answered` it may still be
 * answered otherwise while nothing else is asked.
 */
export async function closeQuestionOf(
  workerId: WorkerId,
  { workers, questions }: Pick<Deps, 'workers' | 'questions'>,
  as: 'closed' | 'answered' = 'closed',
): Promise<void> {
  const worker = await workers.get(workerId)
  if (!worker) return
  const question = (await questions.openOn([worker.phoneHash])).get(worker.phoneHash)
  if (question?.workerId !== workerId) return
  await (as === 'answered' ? questions.noteAnswered([question]) : questions.close([question]))
}
