import { Service } from 'electrodb'
import type { SurveyId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, type Instant } from '../../domain/kernel/instant.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { type SurveyOutcome, sumOfOutcomes } from '../../domain/surveys/survey-outcome.ts'
import { waitingOnSurvey } from '../../domain/surveys/waits-of-survey.ts'
import { type Database, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { writeEach } from '../write-each.ts'

type SurveyIn<State extends Survey['state']> = Extract<Survey, { state: State }>

export function surveyEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'survey', version: '1', service: 'zhida' },
      attributes: {
        surveyId: { type: text<SurveyId>(), required: true },
        state: { type: text<Survey['state']>(), required: true },
        survey: { type: typed<Survey>(), required: true },
        /** Missing in surveys of earlier releases, which no list has. */
        list: { type: text<'all'>() },
        countyCode: { type: 'string' },
        createdAt: { type: text<Instant>() },
        /** Rows that were corrected, one after the other; missing: none. */
        corrections: { type: 'number' },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['surveyId'] }, sk: { field: 'sk', composite: [] } },
        ofCounty: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['countyCode'] },
          sk: { field: 'gsi1sk', composite: ['createdAt', 'surveyId'] },
        },
        // Some hundred sheets a day at the most: one partition lists them all.
        all: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['list'] },
          sk: { field: 'gsi2sk', composite: ['createdAt', 'surveyId'] },
        },
      },
    },
    database,
  )
}

export function surveysIn(database: Database) {
  const surveys = surveyEntity(database)
  const service = new Service({ surveys, waiting: waitingEntity(database) })
  /** The counts of one part of the sheet; part 0 holds the rows that are in no part. */
  const parts = new Entity(
    {
      model: { entity: 'surveyPart', version: '1', service: 'zhida' },
      attributes: {
        surveyId: { type: text<SurveyId>(), required: true },
        part: { type: 'number', required: true },
        outcome: { type: typed<SurveyOutcome>(), required: true },
      },
      indexes: { bySurvey: { pk: { field: 'pk', composite: ['surveyId'] }, sk: { field: 'sk', composite: ['part'] } } },
    },
    database,
  )
  return {
    async get(surveyId: SurveyId): Promise<Survey | null> {
      return (await surveys.get({ surveyId }).go({ consistent: true })).data?.survey ?? null
    },
    /** With the number of its corrections, which says whether its counts have changed since. */
    async withCorrections(surveyId: SurveyId): Promise<{ survey: Survey; corrections: number } | null> {
      const { data } = await surveys.get({ surveyId }).go({ consistent: true })
      return data && { survey: data.survey, corrections: data.corrections ?? 0 }
    },
    /** Newest first, of one county or of all, and of one year in China. */
    async list(
      county: string | null,
      { year, cursor, limit }: { year?: string; cursor: string | null; limit: number },
    ): Promise<Page<Survey>> {
      const asked =
        county === null ? surveys.query.all({ list: 'all' }) : surveys.query.ofCounty({ countyCode: county })
      const within = year === undefined ? asked : asked.between(...daysOfYear(year))
      const found = await within.go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(({ survey }) => survey), next: found.cursor }
    },
    /** The same survey again changes nothing. */
    async announce(survey: SurveyIn<'awaiting-upload'>): Promise<void> {
      const { surveyId, state, countyCode, createdAt } = survey
      await holds(surveys.create({ surveyId, state, survey, list: 'all', countyCode, createdAt }).go())
    },
    /** Moves the survey on from the state that the caller saw; false where another moved it meanwhile. */
    async move(from: Survey, to: Survey): Promise<boolean> {
      const lists = [waitingOnSurvey(from), waitingOnSurvey(to)] as const
      const moved = await writeEach([to], 1 + entryCount(...lists), () =>
        service.transaction
          .write((entities) => [
            entities.surveys
              .patch({ surveyId: from.surveyId })
              .set({ state: to.state, survey: to })
              .where(({ state }, { eq }) => eq(state, from.state))
              .commit(),
            ...entryWrites(entities.waiting, ...lists),
          ])
          .go(),
      )
      return moved.length > 0
    },
    async recordPart(surveyId: SurveyId, part: number, outcome: SurveyOutcome): Promise<void> {
      await parts.put({ surveyId, part, outcome }).go()
    },
    async outcomeOfParts(surveyId: SurveyId): Promise<SurveyOutcome> {
      const found = await parts.query.bySurvey({ surveyId }).go({ pages: 'all' })
      return sumOfOutcomes(found.data.map((part) => part.outcome))
    },
  }
}

/** From its first moment to the first of the next, which ends it: keys go on with an id behind the moment. */
function daysOfYear(year: string): [{ createdAt: Instant }, { createdAt: Instant }] {
  const first = (of: number) => ({ createdAt: atShanghai(`${of}-01-01` as CalendarDate, '00:00') })
  return [first(Number(year)), first(Number(year) + 1)]
}

/** Where a survey's things lie in the bucket. */
export function surveyKeys(surveyId: SurveyId) {
  const folder = `surveys/${surveyId}`
  return {
    // Apart from the rest: what is put there again after the import is erased within days.
    sheet: `uploads/${surveyId}`,
    /** Written before rows were kept in the table. */
    rejectedRows: `${folder}/rejected.csv.sealed`,
    findings: `${folder}/findings.json`,
    listOfParts: `${folder}/parts.json`,
    changes: (part: number) => `${folder}/changes/${String(part).padStart(5, '0')}.json`,
    part: (number: number) => `${folder}/parts/${String(number).padStart(5, '0')}.json`,
  }
}
