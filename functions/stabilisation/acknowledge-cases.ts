import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { type Case, caseTime } from '../../domain/stabilisation/case.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'

type Opened = Pick<Case, 'caseId' | 'workerId' | 'batchId' | 'chunk' | 'openedAt'>

/** Tells each worker that somebody will call, and until when. The same cases again are told once. */
export async function acknowledgeCases(cases: readonly Opened[], deps: Deps): Promise<void> {
  if (cases.length === 0) return
  const workers = await deps.workers.getMany(cases.map(({ workerId }) => workerId))
  const notices = workers.flatMap((worker): Notice[] => {
    const one = cases.find(({ workerId }) => workerId === worker.workerId)
    if (!one) return []
    const { batchId, chunk, openedAt } = one
    const variables = { deadline: plus(openedAt, caseTime.station) }
    return [{ worker, template: 'help-received', variables, link: { batchId, chunk }, atOnce: true }]
  })
  await sendNotices({ key: `heard-${derivedId('EventId', ...cases.map(({ caseId }) => caseId))}`, notices }, deps)
}
