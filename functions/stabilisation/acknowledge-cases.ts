import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { contactTimes, rulesOf } from '../../domain/stabilisation/case-kinds.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'

type Opened = Pick<Case, 'caseId' | 'kind' | 'workerId' | 'batchId' | 'chunk' | 'openedAt'>

/** Tells each worker whose case says so that somebody will call, and until when. The same cases again are told once. */
export async function acknowledgeCases(cases: readonly Opened[], deps: Deps): Promise<void> {
  const told = cases.filter(({ kind }) => rulesOf(kind).tells !== null)
  if (told.length === 0) return
  const workers = await deps.workers.getMany(told.map(({ workerId }) => workerId))
  const notices = workers.flatMap((worker): Notice[] => {
    const one = told.find(({ workerId }) => workerId === worker.workerId)
    if (!one) return []
    const { kind, batchId, chunk, openedAt } = one
    const { tells, severity } = rulesOf(kind)
    const variables = { deadline: plus(openedAt, contactTimes[severity]) }
    return tells ? [{ worker, template: tells, variables, link: { batchId, chunk }, atOnce: true }] : []
  })
  await sendNotices({ key: `heard-${derivedId('EventId', ...told.map(({ caseId }) => caseId))}`, notices }, deps)
}
