import type { FirmCounts } from '../../domain/enterprises/firm-card.ts'
import type { HeadcountRequest } from '../../domain/enterprises/headcount.ts'
import type { CohortId, EnterpriseId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, epochOf } from '../../domain/kernel/instant.ts'
import { type Database, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'

const hour = 3_600_000

/**
 * What a card of facts is summed from: an item for each cohort with people of the enterprise, and for each question about its
 * headcount. So no item is written by many at once, and a card is one short query. Nobody is named.
 */
export function firmFactEntity(database: Database) {
  const count = { type: 'number' } as const
  return new Entity(
    {
      model: { entity: 'firmFact', version: '1', service: 'zhida' },
      attributes: {
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        /** The hand-over of the cohort, or when the question was asked. */
        on: { type: text<CalendarDate>(), required: true },
        /** The cohort, or batch and job order of the question. */
        subject: { type: 'string', required: true },
        termsAsked: count,
        termsKept: count,
        contractAsked: count,
        contractKept: count,
        wageAsked: count,
        wageKept: count,
        wageInTime: count,
        followed90: count,
        atWork90: count,
        /**
         * Of a cohort, what its check-ins counted, by day, from when each was closed on; until then its check-ins tell. Missing in those of
         * releases before, whose answers were counted above, one by one.
         */
        counted: { type: typed<Readonly<Record<number, FirmCounts>>>() },
        /** How often `counted` changed, for conditions. */
        revision: count,
        /** Until the question was answered. */
        answerHours: { type: 'number' },
        /** It never was. */
        isUnanswered: { type: 'boolean' },
      },
      indexes: {
        ofFirm: { pk: { field: 'pk', composite: ['enterpriseId'] }, sk: { field: 'sk', composite: ['on', 'subject'] } },
      },
    },
    database,
  )
}

/** The item of a cohort. */
export function factOfCohort(enterpriseId: EnterpriseId, on: CalendarDate, cohortId: CohortId) {
  return { enterpriseId, on, subject: cohortId }
}

/** What is noted of a question that is over; null where how long it took is not the enterprise's. */
export function factOfHeadcount(enterpriseId: EnterpriseId, request: HeadcountRequest) {
  const { batchId, jobOrderId, askedAt } = request
  const key = { enterpriseId, on: dateInShanghai(askedAt), subject: `${batchId} ${jobOrderId}` }
  if (request.state === 'answered')
    return { ...key, answerHours: Math.max(0, epochOf(request.answeredAt) - epochOf(askedAt)) / hour }
  return request.state === 'released' && request.why === 'no-answer' ? { ...key, isUnanswered: true } : null
}
