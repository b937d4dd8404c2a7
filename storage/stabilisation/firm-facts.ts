import { type AnswerTime, type FirmCounts, sumOfCounts } from '../../domain/enterprises/firm-card.ts'
import type { CohortId, EnterpriseId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import type { CheckIn, CheckInDay } from '../../domain/stabilisation/check-in.ts'
import type { Cohort } from '../../domain/stabilisation/cohort.ts'
import { countingDays, countsOfCheckIns } from '../../domain/stabilisation/counts-of-answer.ts'
import type { Database } from '../database.ts'
import { factOfCohort, firmFactEntity } from '../enterprises/firm-facts.ts'
import { pauseBeforeTry } from '../pause-before-try.ts'
import { readEach } from '../read-each.ts'
import { sortsLast } from '../sort-ends.ts'
import { writeSingly } from '../write-singly.ts'
import { checkInEntity, checkInOf } from './check-in-entity.ts'

const mostTries = 8

/** The item of a cohort's people at an enterprise as it was seen. */
export interface SeenFact {
  readonly enterpriseId: EnterpriseId
  readonly on: CalendarDate
  readonly subject: string
  readonly counted: Readonly<Record<number, FirmCounts>>
  readonly revision?: number | undefined
}

export interface Retained extends Required<Pick<FirmCounts, 'followed90' | 'atWork90'>> {
  readonly enterpriseId: EnterpriseId
  /** The day of the hand-over. */
  readonly on: CalendarDate
  readonly cohortId: CohortId
}

/** What is known of enterprises: an item a cohort with people of theirs, and one a question about the headcount. */
export function firmFactsIn(database: Database) {
  const facts = firmFactEntity(database)
  const checkIns = checkInEntity(database)

  async function ofCheckpoint(cohortId: CohortId, day: CheckInDay): Promise<CheckIn[]> {
    return (await checkIns.query.ofCheckpoint({ cohortId, day }).go({ pages: 'all', consistent: true })).data.map(
      checkInOf,
    )
  }
  /** Those of a cohort whose answers are counted when a check-in is closed. */
  async function standing({ cohortId, handedOverOn, members }: Cohort): Promise<SeenFact[]> {
    const ids = [...new Set(members.map(({ enterpriseId }) => enterpriseId))]
    const keys = ids.map((enterpriseId) => factOfCohort(enterpriseId, handedOverOn, cohortId))
    const found = await readEach(keys, (some) => facts.get(some).go({ consistent: true }))
    return found.flatMap(({ counted, ...fact }) => (counted ? [{ ...fact, counted }] : []))
  }
  return {
    standing,
    /**
     * What is known of an enterprise from a day on, as it is at this moment: of check-ins that people may still answer, their answers
     * themselves.
     */
    async of(
      enterpriseId: EnterpriseId,
      since: CalendarDate,
      today: CalendarDate,
    ): Promise<{ counts: FirmCounts; answerTimes: AnswerTime[] }> {
      const { data } = await facts.query
        .ofFirm({ enterpriseId })
        .between({ on: since }, { on: sortsLast() })
        .go({ pages: 'all' })
      const answerTimes = data.flatMap(({ answerHours, isUnanswered }): AnswerTime[] =>
        isUnanswered ? [null] : answerHours === undefined ? [] : [answerHours],
      )
      const open = data.flatMap(({ subject, on, counted }) =>
        counted
          ? countingDays
              .filter((day) => counted[day] === undefined && plusDays(on, day) <= today)
              .map((day) => ({ cohortId: subject as CohortId, day }))
          : [],
      )
      const answered = await Promise.all(open.map(({ cohortId, day }) => ofCheckpoint(cohortId, day)))
      const ofFirm = answered.flat().filter((one) => one.enterpriseId === enterpriseId)
      const closed = data.flatMap(({ counted }) => Object.values(counted ?? {}))
      return { counts: sumOfCounts([...data, ...closed, countsOfCheckIns(ofFirm)]), answerTimes }
    },
    /**
     * Counts the answers to a check-in for the enterprises: from now on it is closed for them. `seen` was read before the check-ins, so
     * that an answer which was put right meanwhile is seen here. Twice is as once.
     */
    async noteClosed(
      cohort: Cohort,
      day: CheckInDay,
      { seen, answers }: { seen: readonly SeenFact[]; answers: readonly CheckIn[] },
    ): Promise<void> {
      let [left, told] = [seen, answers]
      for (let tries = 1; left.length > 0; tries += 1) {
        const noted = new Set(
          await writeSingly(left, database, ({ enterpriseId, on, subject, counted, revision = 0 }) =>
            facts
              .patch({ enterpriseId, on, subject })
              .set({
                counted: {
                  ...counted,
                  [day]: countsOfCheckIns(told.filter((one) => one.enterpriseId === enterpriseId)),
                },
                revision: revision + 1,
              })
              .where((known, { eq, notExists }) =>
                revision === 0 ? notExists(known.revision) : eq(known.revision, revision),
              ),
          ),
        )
        const refused = new Set(left.filter((one) => !noted.has(one)).map(({ enterpriseId }) => enterpriseId))
        if (refused.size === 0) return
        if (tries === mostTries) throw new Error(`answers of ${cohort.cohortId} changed at every try to count them`)
        await pauseBeforeTry(tries)
        left = (await standing(cohort)).filter(({ enterpriseId }) => refused.has(enterpriseId))
        told = await ofCheckpoint(cohort.cohortId, day)
      }
    },
    /** How many of a cohort's people at each enterprise were followed until day 90 and are still at work; the same again replaces itself. */
    async noteRetention(retained: readonly Retained[]): Promise<void> {
      const keyOf = ({ enterpriseId, on, cohortId }: Retained) => factOfCohort(enterpriseId, on, cohortId)
      const told = ({ followed90, atWork90 }: Retained) => ({ followed90, atWork90 })
      const noted = new Set(await writeSingly(retained, database, (one) => facts.patch(keyOf(one)).set(told(one))))
      // Of a cohort of a release before, of which nothing was kept yet.
      for (const one of retained) if (!noted.has(one)) await facts.upsert(keyOf(one)).set(told(one)).go()
    },
  }
}
