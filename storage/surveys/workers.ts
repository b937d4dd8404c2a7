import { isDeepStrictEqual } from 'node:util'
import { Entity, type EntityItem, Service } from 'electrodb'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { adultFrom } from '../../domain/surveys/adult-from.ts'
import type { Consent } from '../../domain/surveys/consent.ts'
import { blankFacts } from '../../domain/surveys/kept-facts.ts'
import type { TakingPart } from '../../domain/surveys/may-take-part.ts'
import { supersedes } from '../../domain/surveys/supersedes.ts'
import { Worker } from '../../domain/surveys/worker.ts'
import type { WorkerEdit } from '../../domain/surveys/worker-edit.ts'
import { attributesOf } from '../attributes-of.ts'
import { type Database, expiry, isConditionFailed, type Page, text, typed } from '../database.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'

/** Data on a person is erased when its purpose has ended (default). */
const retention = { days: 730 }

/** Looks at workers whom somebody else changes at the same moment. */
const mostTries = 5

export function workerEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'worker', version: '1', service: 'zhida' },
      attributes: {
        ...attributesOf(Worker.omit({ unsealed: true, erasedAt: true })),
        /** Missing where the worker is free: conditions ask whether it is there. */
        engagedIn: { type: text<BatchId>() },
        /** Missing until somebody edits it. */
        version: { type: 'number' },
        nameHash: { type: 'string' },
        /** Of releases before; the township was in the clear there too. */
        listedUnder: { type: 'string', required: true },
        erasedAt: { type: text<Instant>() },
        birthDate: { type: text<CalendarDate>() },
        township: { type: typed<string | null>() },
        village: { type: typed<string | null>() },
        liftedOutOfPoverty: { type: 'boolean' },
        employmentDifficulty: { type: 'boolean' },
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

type Stored = EntityItem<ReturnType<typeof workerEntity>>

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
  const expiresAt = expiry(at, retention)
  return workers.flatMap(({ nameHash, workerId }) => (nameHash ? [{ nameHash, workerId, expiresAt }] : []))
}

/** Facts that the record lacks come back as blank, and a worker who is free as engaged in none. */
export function workerOf(stored: Stored): Worker {
  const { birthDate, township = null, village = null, ...item } = stored
  const { liftedOutOfPoverty = false, employmentDifficulty = false } = stored
  const unsealed = birthDate && { birthDate, township, village, liftedOutOfPoverty, employmentDifficulty }
  return {
    ...blankFacts({ importDate: item.surveyDate }),
    ...item,
    adultFrom: birthDate ? adultFrom(birthDate, item.surveyDate) : (item.adultFrom ?? null),
    priority: birthDate ? liftedOutOfPoverty || employmentDifficulty : item.priority,
    ...(unsealed ? { unsealed } : {}),
    companionGroup: item.companionGroup ?? null,
    unclear: item.unclear ?? null,
    surveySheet: item.surveySheet ?? null,
    nameHash: item.nameHash ?? null,
    version: item.version ?? null,
    engagedIn: item.engagedIn ?? null,
  }
}

export function workersIn(database: Database) {
  const workers = workerEntity(database)
  const names = workerNameEntity(database)
  /** What staff changed of a person, by whom and why, and how it was before. */
  const edits = new Entity(
    {
      model: { entity: 'workerEdit', version: '1', service: 'zhida' },
      attributes: {
        workerId: { type: text<WorkerId>(), required: true },
        version: { type: 'number', required: true, padding: { length: 6, char: '0' } },
        edit: { type: typed<WorkerEdit>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofWorker: { pk: { field: 'pk', composite: ['workerId'] }, sk: { field: 'sk', composite: ['version'] } },
      },
    },
    database,
  )
  const service = new Service({ workers, edits })

  async function getMany(ids: readonly WorkerId[]): Promise<Worker[]> {
    if (ids.length === 0) return []
    const keys = ids.map((workerId) => ({ workerId }))
    const read = (some: typeof keys) => workers.get(some).go({ preserveBatchOrder: true, consistent: true })
    return (await readEach(keys, read)).map(workerOf)
  }
  return {
    /** As they are at this moment: a consent that was withdrawn a second ago must be seen. */
    getMany,
    async get(workerId: WorkerId): Promise<Worker | null> {
      const { data } = await workers.get({ workerId }).go({ consistent: true })
      return data && workerOf(data)
    },
    async byPhone(phoneHash: string): Promise<Worker[]> {
      return (await workers.query.byPhone({ phoneHash }).go({ pages: 'all' })).data.map(workerOf)
    },
    /** Those whose county, name and birth date give this hash. */
    async byName(nameHash: string): Promise<Worker[]> {
      const found = await names.query.byName({ nameHash }).go({ pages: 'all' })
      return (await getMany(found.data.map(({ workerId }) => workerId))).filter((one) => one.nameHash === nameHash)
    },
    /** Changes what staff correct, and keeps how it was; false where the person changed since the caller looked. */
    async edit(before: Worker, after: Worker, edit: WorkerEdit): Promise<boolean> {
      const { workerId } = before
      const changed = Object.fromEntries(
        Object.entries(after).filter(([name, value]) => !isDeepStrictEqual(value, before[name as keyof Worker])),
      )
      const expiresAt = expiry(edit.at, retention)
      const edited = await writeEach([after], 2, () =>
        service.transaction
          .write((entities) => [
            entities.workers
              .patch({ workerId })
              .set(changed)
              .where((attributes, operations) => {
                const { eq, notExists } = operations
                const isAsSeen =
                  before.version === null ? notExists(attributes.version) : eq(attributes.version, before.version)
                return `${isAsSeen} AND ${unchangedSince(before)(attributes as never, operations as never)}`
              })
              .commit(),
            entities.edits.put({ workerId, version: edit.version, edit, expiresAt }).commit(),
          ])
          .go(),
      )
      return edited.length > 0
    },
    /** What staff changed, oldest first. */
    async editsOf(workerId: WorkerId): Promise<WorkerEdit[]> {
      const found = await edits.query.ofWorker({ workerId }).go({ pages: 'all', consistent: true })
      return found.data.map(({ edit }) => edit)
    },
    /** The county's workers, a page at a time. */
    async ofCounty(countyCode: string, cursor: string | null, limit = 500): Promise<Page<Worker>> {
      const found = await workers.query.byCounty({ countyCode }).go({ cursor, limit })
      return { items: found.data.map(workerOf), next: found.cursor }
    },
    /** Of the county's workers only what says whether they may take part in a batch, a page at a time. */
    async takingPart(countyCode: string, cursor: string | null, limit = 1000): Promise<Page<TakingPart>> {
      const attributes = ['willing', 'consent', 'engagedIn', 'unclear', 'earliestDeparture'] as const
      const found = await workers.query.byCounty({ countyCode }).go({ cursor, limit, attributes: [...attributes] })
      const items = found.data.map((one) => ({
        ...one,
        engagedIn: one.engagedIn ?? null,
        unclear: one.unclear ?? null,
        earliestDeparture: one.earliestDeparture ?? null,
      }))
      return { items, next: found.cursor }
    },
    /**
     * Keeps those that no later survey row outranks and answers their ids; a second run of the same rows
     * answers the same. A yes in a running batch stays, and so does a withdrawal of consent that is
     * younger than the survey.
     */
    async register(newcomers: readonly Worker[], at: Instant): Promise<ReadonlySet<WorkerId>> {
      const kept = new Set<WorkerId>()
      let rest = newcomers
      for (let tries = 1; rest.length > 0; tries += 1) {
        if (tries > mostTries) throw new Error(`${rest.length} workers changed at every try to register them`)
        const standing = new Map((await getMany(rest.map((one) => one.workerId))).map((one) => [one.workerId, one]))
        const writes = rest.flatMap((newcomer) => {
          const known = standing.get(newcomer.workerId)
          return known && !replaces(newcomer, known) ? [] : { newcomer, known }
        })
        await putEach(
          namesOf(
            writes.map(({ newcomer }) => newcomer),
            at,
          ),
          (some) => names.put(some).go(),
        )
        const written = await writeEach(writes, 1, (some) =>
          service.transaction
            .write((entities) =>
              some.map(({ newcomer, known }) =>
                entities.workers
                  .put(registered(newcomer, known, at))
                  .where(unchangedSince(known))
                  .commit(),
              ),
            )
            .go(),
        )
        for (const { newcomer } of written) kept.add(newcomer.workerId)
        rest = writes.map(({ newcomer }) => newcomer).filter(({ workerId }) => !kept.has(workerId))
      }
      return kept
    },
    /** Puts what was sealed anew in the place of what a release before kept; false where the worker changed meanwhile. */
    async sealAgain(known: Worker, sealed: Partial<Worker>): Promise<boolean> {
      const { workerId, countyCode, adultFrom: until, priority } = known
      const { data } = await workers.get({ workerId }).go({ attributes: ['expiresAt'] })
      if (data && sealed.nameHash) await names.put({ nameHash: sealed.nameHash, workerId, ...data }).go()
      return workers
        .patch({ workerId })
        .set({
          ...sealed,
          ...(until === null ? {} : { adultFrom: until }),
          priority,
          listedUnder: '',
        } as Partial<Stored>)
        .remove(['birthDate', 'township', 'village', 'liftedOutOfPoverty', 'employmentDifficulty'])
        .composite({ countyCode })
        .where(unchangedSince(known))
        .go()
        .then(
          () => true,
          (error: unknown) => {
            if (isConditionFailed(error)) return false
            throw error
          },
        )
    },
    /**
     * Leaves of a worker who they were to us: an id, a county, and that they were erased. A place that a batch keeps for them stays
     * as it is: what they said yes to is ended by its own verbs.
     */
    async erase(
      { workerId, countyCode, surveyId, surveyRow, surveyDate, engagedIn, nameHash }: Worker,
      at: Instant,
      inPlace: string,
    ) {
      if (nameHash) await names.delete({ nameHash, workerId }).go()
      const edited = await edits.query.ofWorker({ workerId }).go({ pages: 'all' })
      await putEach(
        edited.data.map(({ version }) => ({ workerId, version })),
        (some) => edits.delete(some).go(),
      )
      await workers
        .put({
          ...blankFacts({ importDate: surveyDate }),
          workerId,
          countyCode,
          sealedName: inPlace,
          sealedNationalId: inPlace,
          sealedPhone: inPlace,
          sealedSecondPhone: null,
          phoneHash: `erased ${workerId}`,
          adultFrom: null,
          priority: false,
          skills: [],
          destinations: 'any',
          minimumMonthlyWage: null,
          earliestDeparture: null,
          companionGroup: null,
          willing: 'not-willing',
          consent: { state: 'withdrawn', at },
          unclear: null,
          surveyId,
          surveyRow,
          surveySheet: null,
          surveyDate,
          engagedIn: engagedIn ?? undefined,
          listedUnder: '',
          erasedAt: at,
          expiresAt: expiry(at, retention),
        } as Stored)
        .go()
    },
    async withdrawConsent(workerId: WorkerId, at: Instant): Promise<void> {
      await workers
        .patch({ workerId })
        .set({ consent: { state: 'withdrawn', at } })
        .go()
    },
    /** Frees a worker for other batches; nothing happens where they are engaged elsewhere by now. */
    async release(workerIds: readonly WorkerId[], batchId: BatchId): Promise<void> {
      await writeEach(workerIds, 1, (some) =>
        service.transaction
          .write((entities) =>
            some.map((workerId) =>
              entities.workers
                .patch({ workerId })
                .remove(['engagedIn'])
                .where(({ engagedIn }, { eq }) => eq(engagedIn, batchId))
                .commit(),
            ),
          )
          .go(),
      )
    },
  }
}

type PutCondition = Parameters<ReturnType<ReturnType<typeof workerEntity>['create']>['where']>[0]

/** A yes or a withdrawal that came since the look must not be written over: those are looked at again. */
export function unchangedSince(known: Worker | undefined): PutCondition {
  return (attributes, { eq, notExists }) =>
    known
      ? [
          eq(attributes.surveyDate, known.surveyDate),
          eq(attributes.consent, known.consent),
          known.engagedIn ? eq(attributes.engagedIn, known.engagedIn) : notExists(attributes.engagedIn),
        ].join(' AND ')
      : notExists(attributes.workerId)
}

export function registered(newcomer: Worker, known: Worker | undefined, at: Instant): Stored {
  const { unsealed, ...worker } = newcomer
  return {
    // A part of a sheet may have been sealed by an older release.
    ...blankFacts({ importDate: newcomer.surveyDate }),
    ...worker,
    ...unsealed,
    priority: (newcomer as Partial<Worker>).priority ?? false,
    consent: known ? consentAfter(newcomer, known) : newcomer.consent,
    version: known?.version ?? newcomer.version ?? undefined,
    nameHash: newcomer.nameHash ?? undefined,
    engagedIn: known?.engagedIn ?? undefined,
    listedUnder: '',
    expiresAt: expiry(at, retention),
  }
}

/** A row of before an erasure brings nobody back, however often its part of the sheet is registered. */
function replaces(newcomer: Worker, known: Worker): boolean {
  if (known.erasedAt && newcomer.surveyDate <= dateInShanghai(known.erasedAt)) return false
  return supersedes(newcomer, known)
}

function consentAfter(newcomer: Worker, known: Worker): Consent {
  const surveyed = atShanghai(newcomer.surveyDate, '00:00')
  return known.consent.state === 'withdrawn' && known.consent.at >= surveyed ? known.consent : newcomer.consent
}
