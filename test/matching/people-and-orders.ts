import type { MatchingInstance, MatchingJobOrder, MatchingWorker } from '../../domain/matching/matching-instance.ts'

/** A worker who would take almost anything; a case says what is different. */
export function person(id: string, facts: Partial<MatchingWorker> = {}): MatchingWorker {
  return {
    id,
    county: '530102',
    age: 30,
    skills: [],
    minimumMonthlyWageYuan: 4000,
    destinations: 'any',
    earliestDepartureDay: 0,
    priority: false,
    companionGroup: null,
    ...facts,
  }
}

/** An order that almost anybody could take, for one person. */
export function order(id: string, facts: Partial<MatchingJobOrder> = {}): MatchingJobOrder {
  return {
    id,
    enterprise: `E-${id}`,
    city: '东莞',
    province: '广东',
    headcount: 1,
    minimumAge: 16,
    requiredSkill: null,
    monthlyWageYuan: 5000,
    startDay: 7,
    ...facts,
  }
}

export function instanceOf(workers: MatchingWorker[], jobOrders: MatchingJobOrder[]): MatchingInstance {
  return { format: 'matching-workers-1', workers, jobOrders }
}
