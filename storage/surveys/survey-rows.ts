import { Service } from 'electrodb'
import { type SurveyId, WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { type RowState, SheetRow, waits } from '../../domain/surveys/sheet-row.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { ImportedSurvey } from '../../domain/surveys/survey-after.ts'
import { entryOfSurvey, waitingOnSurvey } from '../../domain/surveys/waits-of-survey.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { attributesOf } from '../attributes-of.ts'
import { type Database, expiry, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { putEach } from '../put-each.ts'
import { surveyEntity } from './surveys.ts'
import { namesOf, registered, unchangedSince, workerEntity, workerNameEntity } from './worker-entity.ts'

/** As long as the survey's files in the bucket. */
const retention = { days: 90 }

const place = { sheetNumber: { length: 5, char: '0' }, rowNumber: { length: 7, char: '0' } }

export type RowPlace = Pick<SheetRow, 'surveyId' | 'sheetNumber' | 'rowNumber'>

export interface RowChange {
  readonly from: SheetRow
  readonly to: SheetRow
}

/** What a correction changes, all of it or nothing. */
export interface Correction {
  /** The corrected row, and another one that it outranks. */
  readonly rows: readonly RowChange[]
  readonly survey: { readonly to: ImportedSurvey; readonly corrections: number }
  /** Who comes into the registry, and what stood there when the caller looked. */
  readonly newcomer: { readonly worker: Worker; readonly known: Worker | undefined } | null
  /** Whom an earlier correction of the row brought into the registry under another ID. */
  readonly leaver: Worker | null
  readonly at: Instant
}

/** The rows of surveys that wait for a person, or have: rejected ones, and those with something to be clarified. */
export function surveyRowsIn(database: Database) {
  const rows = new Entity(
    {
      model: { entity: 'survey-row', version: '1', service: 'zhida' },
      attributes: {
        ...attributesOf(SheetRow),
        sheetNumber: { type: 'number', required: true, padding: place.sheetNumber },
        rowNumber: { type: 'number', required: true, padding: place.rowNumber },
        standing: { type: text<'open' | 'settled'>(), required: true },
        /** Whose row it is, also while it is rejected; missing where no ID can be read in it. */
        person: { type: text<WorkerId>() },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byPlace: {
          pk: { field: 'pk', composite: ['surveyId'] },
          sk: { field: 'sk', composite: ['sheetNumber', 'rowNumber'] },
        },
        // What waits for a county, and of it what waits in one survey.
        byCounty: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['countyCode', 'standing'] },
          sk: { field: 'gsi1sk', composite: ['surveyId', 'state', 'sheetNumber', 'rowNumber'] },
        },
        ofPerson: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['person'] },
          sk: { field: 'gsi2sk', composite: ['surveyId', 'sheetNumber', 'rowNumber'] },
        },
      },
    },
    database,
  )
  /** The row as it was before each correction, and as it is since the last. */
  const versions = new Entity(
    {
      model: { entity: 'survey-row-version', version: '1', service: 'zhida' },
      attributes: {
        surveyId: { type: text<SurveyId>(), required: true },
        sheetNumber: { type: 'number', required: true, padding: place.sheetNumber },
        rowNumber: { type: 'number', required: true, padding: place.rowNumber },
        version: { type: 'number', required: true, padding: { length: 5, char: '0' } },
        row: { type: typed<SheetRow>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byRow: {
          pk: { field: 'pk', composite: ['surveyId'] },
          sk: { field: 'sk', composite: ['sheetNumber', 'rowNumber', 'version'] },
        },
      },
    },
    database,
  )
  const service = new Service({
    rows,
    versions,
    surveys: surveyEntity(database),
    workers: workerEntity(database),
    names: workerNameEntity(database),
    waiting: waitingEntity(database),
  })

  function stored(row: SheetRow) {
    const standing = waits[row.state] ? ('open' as const) : ('settled' as const)
    const person = personIn(row.sealedCells) ?? row.workerId ?? undefined
    return { ...row, columns: [...row.columns], standing, person, expiresAt: endOf(row) }
  }
  function versionOf(row: SheetRow) {
    const { surveyId, sheetNumber, rowNumber, version } = row
    return { surveyId, sheetNumber, rowNumber, version, row, expiresAt: endOf(row) }
  }
  /** The versions before the present one, oldest first. */
  async function versionsOf({ surveyId, sheetNumber, rowNumber }: RowPlace): Promise<SheetRow[]> {
    const found = await versions.query.byRow({ surveyId, sheetNumber, rowNumber }).go({ pages: 'all' })
    return found.data.map(({ row }) => row)
  }
  /** Of what an item holds, what is the row. */
  const rowOf = (item: unknown): SheetRow => SheetRow.parse(item)

  return {
    async get({ surveyId, sheetNumber, rowNumber }: RowPlace): Promise<SheetRow | null> {
      const { data } = await rows.get({ surveyId, sheetNumber, rowNumber }).go({ consistent: true })
      return data && rowOf(data)
    },
    versionsOf,
    /** Every row of the person that was rejected or was to be clarified, and what stood there before it was corrected. */
    async ofPerson(person: WorkerId): Promise<{ row: SheetRow; earlier: SheetRow[] }[]> {
      const found = (await rows.query.ofPerson({ person }).go({ pages: 'all' })).data.map(rowOf)
      return Promise.all(found.map(async (row) => ({ row, earlier: await versionsOf(row) })))
    },
    /** Takes the cells out of a row and of all its versions. */
    async eraseCells({ surveyId, sheetNumber, rowNumber }: RowPlace, inPlace: string): Promise<void> {
      const known = await versions.query.byRow({ surveyId, sheetNumber, rowNumber }).go({ pages: 'all' })
      for (const { version, row } of known.data)
        await versions
          .patch({ surveyId, sheetNumber, rowNumber, version })
          .set({ row: { ...row, sealedCells: inPlace } })
          .go()
      await rows.patch({ surveyId, sheetNumber, rowNumber }).set({ sealedCells: inPlace }).go()
    },
    /** Those of one survey that wait, rejected ones first, in the order of the file. */
    async waiting(
      { surveyId, countyCode }: Pick<Survey, 'surveyId' | 'countyCode'>,
      { state, cursor, limit }: { state?: RowState | undefined; cursor: string | null; limit: number },
    ): Promise<Page<SheetRow>> {
      const asked = { countyCode, standing: 'open' as const, surveyId }
      const found = await rows.query.byCounty(state ? { ...asked, state } : asked).go({ cursor, limit, pages: 1 })
      return { items: found.data.map(rowOf), next: found.cursor }
    },
    /** The people of a survey's rows that were corrected and stand, `limit` of them at most. */
    async corrected(
      { surveyId, countyCode }: Pick<Survey, 'surveyId' | 'countyCode'>,
      limit: number,
    ): Promise<WorkerId[]> {
      const people = new Set<WorkerId>()
      for (const asked of [
        { standing: 'open', state: 'to-clarify' },
        { standing: 'settled', state: 'accepted' },
      ] as const)
        for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
          const query = rows.query.byCounty({ countyCode, surveyId, ...asked })
          const found: { data: { workerId?: WorkerId | null; version: number }[]; cursor: string | null } =
            await query.go({ cursor, pages: 1, attributes: ['workerId', 'version'] })
          for (const { workerId, version } of found.data) if (workerId && version > 1) people.add(workerId)
          if (people.size > limit) break
          cursor = found.cursor
        }
      return [...people].slice(0, limit)
    },
    /** Keeps rows as they were imported; the same again changes nothing. */
    async keep(imported: readonly SheetRow[]): Promise<void> {
      await putEach(imported.map(stored), (some) => rows.put(some).go())
    },
    /**
     * Changes rows, the counts of its survey and the registry together, and keeps the versions before; false where one of
     * them is no longer as the caller saw it.
     */
    async correct({ rows: changes, survey, newcomer, leaver, at }: Correction): Promise<boolean> {
      const { surveyId } = survey.to
      const written = await service.transaction
        .write((entities) => [
          ...changes.map(({ from, to }) =>
            entities.rows
              .put(stored(to))
              .where(({ version }, { eq }) => eq(version, from.version))
              .commit(),
          ),
          ...changes.map(({ from }) => entities.versions.put(versionOf(from)).commit()),
          entities.surveys
            .patch({ surveyId })
            .set({ survey: survey.to, corrections: survey.corrections + 1 })
            .where(({ corrections }, { eq, notExists }) =>
              survey.corrections === 0 ? notExists(corrections) : eq(corrections, survey.corrections),
            )
            .commit(),
          ...entryWrites(entities.waiting, { perhaps: [entryOfSurvey(survey.to)] }, waitingOnSurvey(survey.to)),
          ...(newcomer
            ? [
                entities.workers
                  .put(registered(newcomer.worker, newcomer.known, at))
                  .where(unchangedSince(newcomer.known))
                  .commit(),
                ...namesOf([newcomer.worker], at).map((name) => entities.names.put(name).commit()),
              ]
            : []),
          ...(leaver
            ? [entities.workers.delete({ workerId: leaver.workerId }).where(unchangedSince(leaver)).commit()]
            : []),
        ])
        .go()
      if (!written.canceled) return true
      const reasons = written.data.flatMap(({ rejected, code }) => (rejected ? [code ?? ''] : []))
      if (reasons.some((reason) => !asMeanwhile.has(reason)))
        throw new Error(`the table cancelled a correction: ${reasons.join(' ')}`)
      return false
    },
  }
}

/** A text that is sealed for a worker says for whom. */
function personIn(sealed: string): WorkerId | undefined {
  return WorkerId.safeParse(sealed.split('.')[1]).data
}

/** A correction keeps nothing longer. */
function endOf({ importDate }: SheetRow): number {
  return expiry(atShanghai(importDate, '00:00'), retention)
}

/** Somebody else changed one of the items, or is changing it now. */
const asMeanwhile = new Set([
  'None',
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
])
