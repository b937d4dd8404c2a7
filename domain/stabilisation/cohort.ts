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
  /** Missing in cohorts of releases before, which were of one city. */
  readonly cityCode?: string
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
  | ({
      readonly state: 'closed'
      readonly byEnterprise: Record<EnterpriseId, CheckInFigures>
      /** Missing where the whole cohort is of one city. */
      readonly byCity?: Record<string, CheckInFigures>
    } & CheckInFigures)
  /** It could not be asked or closed; the follow-up went on without it. */
  | { readonly state: 'missed'; readonly why: string }

/**
 * People of a batch who were handed over on one day, wherever: they are asked together. Who has arrived without a receipt is counted with
 * a later day. Which station looks after whom is told by the city of each.
 */
export interface Cohort {
  readonly cohortId: CohortId
  readonly batchId: BatchId
  readonly handedOverOn: CalendarDate
  readonly members: readonly CohortMember[]
  /** Of a cohort of releases before. */
  readonly cityCode?: string
  /** What its people answer counts for their enterprises when a check-in is closed; missing in those of releases before. */
  readonly countsAtClose?: true
}

export interface FollowedCohort extends Cohort {
  readonly checkpoints: Partial<Record<CheckInDay, Checkpoint>>
}

/** As many as one task asks. */
export const cohortSize = 100

export function cityOf({ cityCode }: Pick<Cohort, 'cityCode'>, member: Pick<CohortMember, 'cityCode'>): string {
  const code = member.cityCode ?? cityCode
  if (code === undefined) throw new Error('somebody of a cohort is in no city')
  return code
}

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
  cohort: Cohort,
  people: Record<'asked' | 'silent' | 'left', ReadonlySet<WorkerId>>,
): Extract<Checkpoint, { state: 'closed' }> {
  const { asked, silent, left } = people
  const byEnterprise: Record<EnterpriseId, CheckInFigures> = {}
  const byCity: Record<string, CheckInFigures> = {}
  let all = nobody
  for (const member of cohort.members) {
    const { workerId, enterpriseId } = member
    const city = cityOf(cohort, member)
    const figures: CheckInFigures = {
      people: 1,
      atWork: left.has(workerId) ? 0 : 1,
      asked: asked.has(workerId) ? 1 : 0,
      answered: asked.has(workerId) && !silent.has(workerId) ? 1 : 0,
      silent: silent.has(workerId) ? 1 : 0,
    }
    byEnterprise[enterpriseId] = addFigures(byEnterprise[enterpriseId] ?? nobody, figures)
    byCity[city] = addFigures(byCity[city] ?? nobody, figures)
    all = addFigures(all, figures)
  }
  return { state: 'closed', ...all, byEnterprise, byCity }
}
