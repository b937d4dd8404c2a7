import * as z from 'zod'
import type { BatchId, CohortId, EnterpriseId, PlacementId, WorkerId } from '../kernel/ids.ts'
import type { CalendarDate } from '../kernel/instant.ts'
import type { CheckInDay } from './check-in.ts'

export interface CohortMember {
  readonly workerId: WorkerId
  readonly chunk: number
  readonly placementId: PlacementId
  readonly enterpriseId: EnterpriseId
  /** The enterprise's name, as it was promised. */
  readonly employer: string
}

/** Counts of one check-in: asked = answered + silent. */
export const CheckInFigures = z.object({
  /** Handed over in the first place, or arrived without a receipt. */
  people: z.int(),
  /** Those of them who had not left the job when the check-in closed; withdrawing consent is not leaving. */
  atWork: z.int(),
  asked: z.int(),
  answered: z.int(),
  silent: z.int(),
})
export type CheckInFigures = z.infer<typeof CheckInFigures>

export type Checkpoint =
  | ({ readonly state: 'closed'; readonly byEnterprise: Record<EnterpriseId, CheckInFigures> } & CheckInFigures)
  /** It could not be asked or closed; the follow-up went on without it. */
  | { readonly state: 'missed'; readonly why: string }

/** People handed over in one city on one day: they are asked together. Who has arrived without a receipt is counted with a later day. */
export interface Cohort {
  readonly cohortId: CohortId
  readonly batchId: BatchId
  readonly cityCode: string
  readonly handedOverOn: CalendarDate
  readonly members: readonly CohortMember[]
  readonly checkpoints: Partial<Record<CheckInDay, Checkpoint>>
}

/** As many as one task asks. */
export const cohortSize = 100

export const nobody: CheckInFigures = { people: 0, atWork: 0, asked: 0, answered: 0, silent: 0 }

export function addFigures(one: CheckInFigures, other: CheckInFigures): CheckInFigures {
  return {
    people: one.people + other.people,
    atWork: one.atWork + other.atWork,
    asked: one.asked + other.asked,
    answered: one.answered + other.answered,
    silent: one.silent + other.silent,
  }
}

/** The figures of a check-in that is over; everybody who was asked and was not silent has answered. */
export function closeCheckpoint(
  members: readonly CohortMember[],
  people: Record<'asked' | 'silent' | 'left', ReadonlySet<WorkerId>>,
): Extract<Checkpoint, { state: 'closed' }> {
  const { asked, silent, left } = people
  const byEnterprise: Record<EnterpriseId, CheckInFigures> = {}
  let all = nobody
  for (const { workerId, enterpriseId } of members) {
    const figures: CheckInFigures = {
      people: 1,
      atWork: left.has(workerId) ? 0 : 1,
      asked: asked.has(workerId) ? 1 : 0,
      answered: asked.has(workerId) && !silent.has(workerId) ? 1 : 0,
      silent: silent.has(workerId) ? 1 : 0,
    }
    byEnterprise[enterpriseId] = addFigures(byEnterprise[enterpriseId] ?? nobody, figures)
    all = addFigures(all, figures)
  }
  return { state: 'closed', ...all, byEnterprise }
}
