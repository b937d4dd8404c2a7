import { Entity } from 'electrodb'
import { type AnswerTime, type FirmCounts, noCounts, sumOfCounts } from '../../domain/enterprises/firm-card.ts'
import type { HeadcountRequest } from '../../domain/enterprises/headcount.ts'
import type { CohortId, EnterpriseId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, epochOf } from '../../domain/kernel/instant.ts'
import { type Database, text } from '../database.ts'

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

export function firmFactsIn(database: Database) {
  const facts = firmFactEntity(database)
  return {
    /** What is known of an enterprise from a day on. */
    async of(
      enterpriseId: EnterpriseId,
      since: CalendarDate,
    ): Promise<{ counts: FirmCounts; answerTimes: AnswerTime[] }> {
      const { data } = await facts.query.ofFirm({ enterpriseId }).gte({ on: since }).go({ pages: 'all' })
      const answerTimes = data.flatMap(({ answerHours, isUnanswered }): AnswerTime[] =>
        isUnanswered ? [null] : answerHours === undefined ? [] : [answerHours],
      )
      return { counts: data.length === 0 ? noCounts : sumOfCounts(data), answerTimes }
    },
    /** How many of a cohort's people at an enterprise were followed until day 90 and are still at work; the same again replaces itself. */
    async noteRetention(
      { enterpriseId, on, cohortId }: { enterpriseId: EnterpriseId; on: CalendarDate; cohortId: CohortId },
      retention: Pick<FirmCounts, 'followed90' | 'atWork90'>,
    ): Promise<void> {
      await facts
        .upsert(factOfCohort(enterpriseId, on, cohortId))
        .set(retention)
        .go()
    },
  }
}
