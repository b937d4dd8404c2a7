import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { contactTimes, rulesOf } from '../../domain/stabilisation/case-kinds.ts'
import { type SendNotice, sendEach } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'

type Opened = Pick<Case, 'caseId' | 'kind' | 'workerId' | 'batchId' | 'chunk' | 'openedAt'>

/**
 * Tells each worker whose case says so that somebody will call, and until when. Each case has a text of its own, so that it is told once
 * with whichever others it comes again.
 */
export async function acknowledgeCases(cases: readonly Opened[], deps: Deps): Promise<void> {
  const told = cases.filter(({ kind }) => rulesOf(kind).tells !== null)
  if (told.length === 0) return
  const workers = await deps.workers.getMany([...new Set(told.map(({ workerId }) => workerId))])
  const known = new Map(workers.map((worker) => [worker.workerId, worker]))
  const notices = told.flatMap(({ caseId, kind, workerId, batchId, chunk, openedAt }): SendNotice[] => {
    const worker = known.get(workerId)
    const { tells, severity } = rulesOf(kind)
    if (!worker || !tells) return []
    const variables = { deadline: plus(openedAt, contactTimes[severity]) }
    const key = `heard-${derivedId('EventId', caseId)}`
    return [{ key, notice: { worker, template: tells, variables, link: { batchId, chunk }, atOnce: true } }]
  })
  await sendEach(notices, deps)
}
