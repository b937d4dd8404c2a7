import type { CheckIn } from '../../domain/stabilisation/check-in.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import { type SendNotice, sendEach } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Asks those who have answered about the first wage, and never said that there is a contract, whether there is one by now: a phone has
 * one question at a time. Each once, however often it is called.
 */
export async function askForContract(checkIns: readonly CheckIn[], deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const inTime = checkIns.filter(({ closesAt }) => closesAt > now)
  if (inTime.length === 0) return
  const [workers, placements] = await Promise.all([
    deps.workers.getMany([...new Set(inTime.map(({ workerId }) => workerId))]),
    deps.placements.getMany(inTime),
  ])
  const asked = inTime.flatMap((checkIn) => {
    const { workerId, batchId } = checkIn
    const worker = workers.find((one) => one.workerId === workerId)
    const placement = placements.find((one) => one.workerId === workerId && one.batchId === batchId)
    return worker && placement && mayBeContacted(worker) ? [{ checkIn, worker, placement }] : []
  })
  const open = await deps.questions.openOn([...new Set(asked.map(({ worker }) => worker.phoneHash))])
  const ofWages = asked.flatMap(({ checkIn: { cohortId, workerId }, worker: { phoneHash } }) => {
    const question = open.get(phoneHash)
    if (question?.workerId !== workerId || question.asks.about !== 'check-in') return []
    return question.asks.cohortId === cohortId && question.asks.kind === 'wage' ? [question] : []
  })
  await deps.questions.close(ofWages)
  const notices = asked.map(({ checkIn, worker, placement }): SendNotice => {
    const { cohortId, day, workerId, batchId, chunk, closesAt } = checkIn
    const link = { batchId, chunk }
    const asks = { about: 'check-in' as const, ...link, cohortId, day, kind: 'contract' as const }
    return {
      key: `check-in-contract-${cohortId}-${day}-${workerId}`,
      notice: {
        worker,
        link,
        question: { closesAt, asks },
        template: 'check-in-contract',
        variables: { enterprise: placement.promise.employer, days: day },
        atOnce: true,
      },
    }
  })
  await sendEach(notices, deps)
}
