import type { EntityItem } from 'electrodb'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, type Instant } from '../../domain/kernel/instant.ts'
import { adultFrom } from '../../domain/surveys/adult-from.ts'
import type { Consent } from '../../domain/surveys/consent.ts'
import { blankFacts } from '../../domain/surveys/kept-facts.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import { Worker } from '../../domain/surveys/worker.ts'
import { attributesOf } from '../attributes-of.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { packSeals, type SealedDetail, sealedDetails, unpackSeals } from './packed-seals.ts'

/** Data on a person is erased when its purpose has ended (default). */
export const workerRetention = { days: 730 }

/**
 * A prefecture's list is in so many parts, by the person's id: one key takes a thousand writes a second, and a million workers may live
 * in a prefecture.
 */
const parts = 4

/** The willing consent, and nothing of their wishes is unclear: whoever of them is free may take part in a batch. */
export const standings = ['willing', 'other'] as const
export type ListStanding = (typeof standings)[number]

export function partsOfPrefecture(countyCode: string): string[] {
  return Array.from({ length: parts }, (_, part) => `${countyCode.slice(0, 4)} ${part}`)
}

/** By these, releases before listed workers: in indexes that hold everything, and are written at each change of anything. */
export const keysOfBefore = ['gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'] as const

/** Where the lists have a worker. */
export function listed(
  worker: Pick<Worker, 'workerId' | 'countyCode' | 'willing' | 'consent'> & Partial<Pick<Worker, 'unclear'>>,
) {
  const { workerId, countyCode, unclear } = worker
  const part = Buffer.from(workerId).reduce((sum, byte) => sum + byte, 0) % parts
  const standing: ListStanding = mayBeContacted(worker) && !unclear ? 'willing' : 'other'
  return { listedUnder: `${countyCode.slice(0, 4)} ${part}`, standing }
}

/** Told by other attributes, or kept where they are there alone. */
const toldApart = { unsealed: true, holdsGrounds: true, listedBefore: true, erasedAt: true, earlierRows: true } as const

export function workerEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'worker', version: '1', service: 'zhida' },
      attributes: {
        ...attributesOf(Worker.omit(toldApart)),
        /** Sealed details are packed in this; those that stand by themselves come before what it holds of them. */
        seals: { type: 'string' },
        sealedName: { type: 'string' },
        sealedNationalId: { type: 'string' },
        sealedPhone: { type: 'string' },
        sealedSecondPhone: { type: typed<string | null>() },
        sealedTownship: { type: typed<string | null>() },
        sealedVillage: { type: typed<string | null>() },
        /** Missing where nobody certified that they are helped first: conditions ask whether it is there. */
        qualifiesUntil: { type: text<CalendarDate>() },
        priorityWithdrawnAt: { type: text<Instant>() },
        /** Missing where the worker is free: conditions ask whether it is there. */
        engagedIn: { type: text<BatchId>() },
        /** Missing until somebody edits it. */
        version: { type: 'number' },
        nameHash: { type: 'string' },
        /** The part of the prefecture's list; of releases before something else. */
        listedUnder: { type: 'string', required: true, label: 'l' },
        /** Missing of releases before, which listed them otherwise. */
        standing: { type: text<ListStanding>() },
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
        gsi1pk: { type: 'string', hidden: true },
        gsi1sk: { type: 'string', hidden: true },
        gsi2pk: { type: 'string', hidden: true },
        gsi2sk: { type: 'string', hidden: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['workerId'] }, sk: { field: 'sk', composite: [] } },
        byCounty: {
          index: 'gsi4',
          pk: { field: 'gsi4pk', composite: ['listedUnder'] },
          sk: {
            field: 'gsi4sk',
            composite: ['standing', 'countyCode', 'workerId'],
            // Nothing else stands in these lists.
            // biome-ignore lint/suspicious/noTemplateCurlyInString: ElectroDB fills it in.
            template: '${standing}#${countyCode}#${workerId}',
          },
        },
        byPhone: {
          index: 'gsi3',
          pk: { field: 'gsi3pk', composite: ['phoneHash'] },
          // ElectroDB writes a key that nothing but the item's own key makes up at a put alone.
          sk: { field: 'gsi3sk', composite: ['listedUnder'] },
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
  const { birthDate, township = null, village = null, listedUnder: _, standing: _standing, seals, ...kept } = stored
  const item = withoutGrounds({ ...unpackSeals(stored.workerId, seals), ...kept })
  const unsealed = birthDate && { birthDate, township, village }
  return {
    ...blankFacts({ importDate: item.surveyDate }),
    ...item,
    consent: { ...(item.consent.state === 'given' && { surveyId: item.surveyId }), ...item.consent },
    adultFrom: birthDate ? adultFrom(birthDate, item.surveyDate) : (item.adultFrom ?? null),
    qualifiesUntil: item.qualifiesUntil ?? null,
    priorityWithdrawnAt: item.priorityWithdrawnAt ?? null,
    ...(unsealed ? { unsealed } : {}),
    ...(stored.standing === undefined && { listedBefore: true as const }),
    ...(grounds.some((name) => kept[name] !== undefined) && { holdsGrounds: true as const }),
    companionGroup: item.companionGroup ?? null,
    unclear: item.unclear ?? null,
    surveySheet: item.surveySheet ?? null,
    nameHash: item.nameHash ?? null,
    version: item.version ?? null,
    engagedIn: item.engagedIn ?? null,
  } as Worker
}

const isSealed = (name: string) => (sealedDetails as readonly string[]).includes(name)

/** The sealed details of a worker as they are to stand in the item, and which of them are to stand there no more by themselves. */
export function sealsOf(worker: Pick<Worker, 'workerId' | SealedDetail>): {
  readonly set: ReturnType<typeof packSeals>
  readonly remove: ('seals' | SealedDetail)[]
} {
  const set = packSeals(worker.workerId, worker)
  return { set, remove: (['seals', ...sealedDetails] as const).filter((name) => set[name] === undefined) }
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

/** Of which survey a yes is, is said by the record where it is of the same. */
function keptConsent({ consent, surveyId }: Pick<Worker, 'consent' | 'surveyId'>): Consent {
  if (consent.state !== 'given' || consent.surveyId !== surveyId) return consent
  const { surveyId: _, ...kept } = consent
  return kept as Consent
}

/** A yes or a withdrawal that came since the look must not be written over: those are looked at again. */
export function unchangedSince(known: Worker | undefined): PutCondition {
  return (attributes, { eq, notExists }) =>
    known
      ? [
          eq(attributes.surveyDate, known.surveyDate),
          `(${eq(attributes.consent, known.consent)} OR ${eq(attributes.consent, keptConsent(known))})`,
          known.qualifiesUntil
            ? eq(attributes.qualifiesUntil, known.qualifiesUntil)
            : notExists(attributes.qualifiesUntil),
          known.engagedIn ? eq(attributes.engagedIn, known.engagedIn) : notExists(attributes.engagedIn),
        ].join(' AND ')
      : notExists(attributes.workerId)
}

/** What is null is left out: it is read as that. */
export function registered(newcomer: Worker, known: Worker | undefined, at: Instant): StoredWorker {
  const { unsealed, holdsGrounds: _, listedBefore: _listed, ...worker } = withoutGrounds(newcomer)
  const consent = known ? consentAfter(newcomer, known) : newcomer.consent
  const { set: seals } = sealsOf(worker)
  const told = { ...blankFacts({ importDate: newcomer.surveyDate }), ...worker, ...unsealed }
  const standing = Object.entries(told).filter(([name, value]) => value !== null && !isSealed(name))
  return {
    // A part of a sheet may have been sealed by an older release.
    ...(Object.fromEntries(standing) as Omit<typeof told, SealedDetail>),
    ...seals,
    qualifiesUntil: newcomer.qualifiesUntil ?? known?.qualifiesUntil ?? undefined,
    priorityWithdrawnAt: known?.priorityWithdrawnAt ?? undefined,
    consent: keptConsent({ ...newcomer, consent }),
    version: known?.version ?? newcomer.version ?? undefined,
    nameHash: newcomer.nameHash ?? undefined,
    engagedIn: known?.engagedIn ?? undefined,
    ...(known && rowsBefore(newcomer, known)),
    ...listed({ ...newcomer, consent }),
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
