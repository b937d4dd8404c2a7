import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

/** Closes the question that the worker was asked, if one is open: it was answered in another way. */
export async function closeQuestionOf(
  workerId: WorkerId,
  { workers, questions }: Pick<Deps, 'workers' | 'questions'>,
): Promise<void> {
  const worker = await workers.get(workerId)
  if (!worker) return
  const question = (await questions.openOn([worker.phoneHash])).get(worker.phoneHash)
  if (question?.workerId === workerId) await questions.close([question])
}
