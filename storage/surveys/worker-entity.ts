import { Entity, type EntityItem } from 'electrodb'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, type Instant } from '../../domain/kernel/instant.ts'
import { adultFrom } from '../../domain/surveys/adult-from.ts'
import type { Consent } from '../../domain/surveys/consent.ts'
import { blankFacts } from '../../domain/surveys/kept-facts.ts'
import { Worker } from '../../domain/surveys/worker.ts'
import { attributesOf } from '../attributes-of.ts'
import { type Database, expiry, text, typed } from '../database.ts'

/** Data on a person is erased when its purpose has ended (default). */
export const workerRetention = { days: 730 }

export function workerEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'worker', version: '1', service: 'zhida' },
      attributes: {
        ...attributesOf(Worker.omit({ unsealed: true, holdsGrounds: true, erasedAt: true, earlierRows: true })),
        /** Missing where nobody certified that they are helped first: conditions ask whether it is there. */
        qualifiesUntil: { type: text<CalendarDate>() },
        priorityWithdrawnAt: { type: text<Instant>() },
        /** Missing where the worker is free: conditions ask whether it is there. */
        engagedIn: { type: text<BatchId>() },
        /** Missing until somebody edits it. */
        version: { type: 'number' },
        nameHash: { type: 'string' },
        /** Of releases before; the township was in the clear there too. */
        listedUnder: { type: 'string', required: true },
        erasedAt: { type: text<Instant>() },
        earlierRows: { type: typed<Worker['earlierRows']>() },
        birthDate: { type: text<CalendarDate>() },
        township: { type: typed<string | null>() },
        village: { type: typed<string | null>() },
        /** On what ground somebody is helped first: of releases before, and not read any more. */
        liftedOutOfPoverty: { type: 'boolean' },
        employmentDifficulty: { type: 'boolean' },
        sealedLiftedOutOfPoverty: { type: 'string' },
        sealedEmploymentDifficulty: { type: 'string' },
        priority: { type: 'boolean' },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['workerId'] }, sk: { field: 'sk', composite: [] } },
        byCounty: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['countyCode'] },
          sk: { field: 'gsi1sk', composite: ['listedUnder', 'workerId'] },
        },
        byPhone: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['phoneHash'] },
          sk: { field: 'gsi2sk', composite: ['workerId'] },
        },
      },
    },
    database,
  )
}

export type StoredWorker = EntityItem<ReturnType<typeof workerEntity>>

/**
 * Leads from a name, birth date and county to people. It is written before them and may be out of date: whoever follows it looks
 * whether the person has that hash still.
 */
export function workerNameEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'workerName', version: '1', service: 'zhida' },
      attributes: {
        nameHash: { type: 'string', required: true },
        workerId: { type: text<WorkerId>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byName: { pk: { field: 'pk', composite: ['nameHash'] }, sk: { field: 'sk', composite: ['workerId'] } },
      },
    },
    database,
  )
}

/** Where a worker is found by name from now on. */
export function namesOf(workers: readonly Pick<Worker, 'nameHash' | 'workerId'>[], at: Instant) {
  const expiresAt = expiry(at, workerRetention)
  return workers.flatMap(({ nameHash, workerId }) => (nameHash ? [{ nameHash, workerId, expiresAt }] : []))
}

/** Facts that the record lacks come back as blank, and a worker who is free as engaged in none. */
export function workerOf(stored: StoredWorker): Worker {
  const { birthDate, township = null, village = null, ...kept } = stored
  const item = withoutGrounds(kept)
  const unsealed = birthDate && { birthDate, township, village }
  return {
    ...blankFacts({ importDate: item.surveyDate }),
    ...item,
    adultFrom: birthDate ? adultFrom(birthDate, item.surveyDate) : (item.adultFrom ?? null),
    qualifiesUntil: item.qualifiesUntil ?? null,
    priorityWithdrawnAt: item.priorityWithdrawnAt ?? null,
    ...(unsealed ? { unsealed } : {}),
    ...(grounds.some((name) => kept[name] !== undefined) && { holdsGrounds: true as const }),
    companionGroup: item.companionGroup ?? null,
    unclear: item.unclear ?? null,
    surveySheet: item.surveySheet ?? null,
    nameHash: item.nameHash ?? null,
    version: item.version ?? null,
    engagedIn: item.engagedIn ?? null,
  }
}

/** Attributes of releases before that tell, or told, a ground. */
export const grounds = [
  'liftedOutOfPoverty',
  'employmentDifficulty',
  'sealedLiftedOutOfPoverty',
  'sealedEmploymentDifficulty',
  'priority',
] as const satisfies readonly (keyof StoredWorker)[]

function withoutGrounds<Item extends object>(item: Item): Omit<Item, (typeof grounds)[number]> {
  const told = new Set<string>(grounds)
  return Object.fromEntries(Object.entries(item).filter(([name]) => !told.has(name))) as Item
}

type PutCondition = Parameters<ReturnType<ReturnType<typeof workerEntity>['create']>['where']>[0]

/** A yes or a withdrawal that came since the look must not be written over: those are looked at again. */
export function unchangedSince(known: Worker | undefined): PutCondition {
  return (attributes, { eq, notExists }) =>
    known
      ? [
          eq(attributes.surveyDate, known.surveyDate),
          eq(attributes.consent, known.consent),
          known.qualifiesUntil
            ? eq(attributes.qualifiesUntil, known.qualifiesUntil)
            : notExists(attributes.qualifiesUntil),
          known.engagedIn ? eq(attributes.engagedIn, known.engagedIn) : notExists(attributes.engagedIn),
        ].join(' AND ')
      : notExists(attributes.workerId)
}

export function registered(newcomer: Worker, known: Worker | undefined, at: Instant): StoredWorker {
  const { unsealed, holdsGrounds: _, ...worker } = withoutGrounds(newcomer)
  return {
    // A part of a sheet may have been sealed by an older release.
    ...blankFacts({ importDate: newcomer.surveyDate }),
    ...worker,
    ...unsealed,
    qualifiesUntil: newcomer.qualifiesUntil ?? known?.qualifiesUntil ?? undefined,
    priorityWithdrawnAt: known?.priorityWithdrawnAt ?? undefined,
    consent: known ? consentAfter(newcomer, known) : newcomer.consent,
    version: known?.version ?? newcomer.version ?? undefined,
    nameHash: newcomer.nameHash ?? undefined,
    engagedIn: known?.engagedIn ?? undefined,
    ...(known && rowsBefore(newcomer, known)),
    listedUnder: '',
    expiresAt: expiry(at, workerRetention),
  }
}

/** A household is surveyed some times a year: of more rows than these the oldest are past asking about. */
const mostEarlierRows = 24

/** The row that told of the person until now is one of the earlier ones, unless it is of the same survey: there it is a duplicate. */
function rowsBefore(newcomer: Worker, known: Worker): Pick<Worker, 'earlierRows'> {
  const { surveyId, surveySheet, surveyRow, earlierRows = [] } = known
  const rows = [...earlierRows, { surveyId, sheet: surveySheet ?? 1, row: surveyRow }]
    // Of a part that is registered once more, after a sheet that came later, the row stands again.
    .filter((one) => one.surveyId !== newcomer.surveyId)
    .slice(-mostEarlierRows)
  return rows.length > 0 ? { earlierRows: rows } : {}
}

function consentAfter(newcomer: Worker, known: Worker): Consent {
  const surveyed = saidAt(newcomer) ?? atShanghai(newcomer.surveyDate, '00:00')
  return known.consent.state === 'withdrawn' && known.consent.at >= surveyed ? known.consent : newcomer.consent
}

/** When the person said yes themselves; undefined where a survey row says it, of which the day is known. */
export function saidAt({ consent }: Pick<Worker, 'consent'>): Instant | undefined {
  return consent.state === 'given' ? consent.at : undefined
}
