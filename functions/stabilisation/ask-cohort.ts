import * as z from 'zod'
import { CohortId, type WorkerId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { isAtWork } from '../../domain/matching/placement.ts'
import { answerTime, CheckInDay, type CheckInFacts, kindAskedOn } from '../../domain/stabilisation/check-in.ts'
import { type CohortMember, cityOf } from '../../domain/stabilisation/cohort.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { cohortOf } from './cohort-of.ts'

/** `token`: missing in executions of a release before, which waited for replies in a state of its own. */
const CheckInOfCohort = z.object({ cohortId: CohortId, day: CheckInDay, token: z.string().optional() })

/**
 * Asks everybody who is at work, or has arrived without a receipt, and has not taken consent back. A number that takes no message counts as
 * asked: it will be silent. Under the token the step waits for replies until their time is over, and not at all where nobody is asked.
 */
async function askCohort({ cohortId, day, token }: z.infer<typeof CheckInOfCohort>, deps: Deps) {
  const cohort = await cohortOf(cohortId, deps)
  if (isRefusal(cohort)) return cohort
  const { batchId } = cohort
  const askedAt = deps.clock.now()
  const closesAt = plus(askedAt, answerTime)
  const members = new Map(cohort.members.map((member) => [member.workerId, member]))
  const kind = kindAskedOn[day]
  const [placements, withContract] = await Promise.all([
    deps.placements.getMany(cohort.members.map((member) => ({ ...member, batchId }))),
    kind === 'wage' ? whoHasContract(cohortId, deps) : new Set<WorkerId>(),
  ])
  const there = placements.filter(({ journey }) => isAtWork(journey) || journey.state === 'arrived')
  const asked = (await deps.workers.getMany(there.map(({ workerId }) => workerId))).flatMap((worker) => {
    const member = members.get(worker.workerId)
    return member && mayBeContacted(worker) ? [{ worker, member }] : []
  })
  const facts = ({ worker, member }: (typeof asked)[number]): CheckInFacts => {
    const { workerId, chunk, placementId, enterpriseId } = member
    const { countyCode } = worker
    return {
      cohortId,
      day,
      workerId,
      batchId,
      chunk,
      placementId,
      enterpriseId,
      countyCode,
      cityCode: cityOf(cohort, member),
      askedAt,
      closesAt,
      handedOverOn: cohort.handedOverOn,
      ...(cohort.countsAtClose && { countsAtClose: true }),
      ...(kind && { kind }),
      ...(kind === 'wage' && !withContract.has(workerId) && { asksContract: true }),
    }
  }
  // Of a release before, which had an index for it, and looks for an item of each while this one takes its place.
  if (cohort.cityCode !== undefined) {
    await deps.cohorts.listMembers(cohort)
    await deps.checkIns.ask(asked.map(facts))
  } else await deps.checkIns.askTogether(asked.map(facts))
  const notices = asked.map(({ worker, member }) => noticeTo(worker, member, { cohortId, batchId, day, closesAt }))
  const together = token === undefined ? true : 'always'
  await sendNotices({ key: `check-in-${cohortId}-${day}`, together, notices }, deps)
  if (asked.length === 0 && token !== undefined) await deps.workflows.succeed(token, {})
  return { asked: asked.length, closesAt }
}

/** Who said on day 7 that the contract is signed. */
async function whoHasContract(
  cohortId: CohortId,
  { checkIns }: Pick<Deps, 'checkIns'>,
): Promise<ReadonlySet<WorkerId>> {
  const before = await checkIns.ofCheckpoint(cohortId, 7)
  const signed = before.filter((one) => one.state === 'answered' && one.answer === 'signed')
  return new Set(signed.map(({ workerId }) => workerId))
}

function noticeTo(
  worker: Worker,
  { chunk, employer }: CohortMember,
  { cohortId, batchId, day, closesAt }: Pick<CheckInFacts, 'cohortId' | 'batchId' | 'day' | 'closesAt'>,
): Notice {
  const link = { batchId, chunk }
  const kind = kindAskedOn[day]
  const asks = { about: 'check-in' as const, ...link, cohortId, day, ...(kind && { kind }) }
  const question = { closesAt, asks }
  return kind === null
    ? { worker, link, question, template: 'check-in-day-1', variables: { enterprise: employer } }
    : { worker, link, question, template: `check-in-${kind}`, variables: { enterprise: employer, days: day } }
}

export const handler = task(CheckInOfCohort, askCohort)
