import type { CheckIn } from '../../domain/stabilisation/check-in.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import { sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Asks who has answered about the first wage, and never said that there is a contract, whether there is one by now: a phone has one
 * question at a time. Once, however often it is called.
 */
export async function askForContract(checkIn: CheckIn, deps: Deps): Promise<void> {
  const { cohortId, day, workerId, batchId, chunk, closesAt } = checkIn
  const [worker, placement] = await Promise.all([
    deps.workers.get(workerId),
    deps.placements.get(batchId, chunk, workerId),
  ])
  if (!worker || !placement || !mayBeContacted(worker) || closesAt <= deps.clock.now()) return
  const open = (await deps.questions.openOn([worker.phoneHash])).get(worker.phoneHash)
  const isOfWage = open?.asks.about === 'check-in' && open.asks.cohortId === cohortId && open.asks.kind === 'wage'
  if (open?.workerId === workerId && isOfWage) await deps.questions.close([open])
  const link = { batchId, chunk }
  const asks = { about: 'check-in' as const, ...link, cohortId, day, kind: 'contract' as const }
  await sendNotices(
    {
      key: `check-in-contract-${cohortId}-${day}-${workerId}`,
      notices: [
        {
          worker,
          link,
          question: { closesAt, asks },
          template: 'check-in-contract',
          variables: { enterprise: placement.promise.employer, days: day },
          atOnce: true,
        },
      ],
    },
    deps,
  )
}
