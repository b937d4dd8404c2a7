import { isDeepStrictEqual } from 'node:util'
import { Service } from 'electrodb'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { blankFacts } from '../../domain/surveys/kept-facts.ts'
import { supersedes } from '../../domain/surveys/supersedes.ts'
import { waitingOnQualification } from '../../domain/surveys/waits-of-qualification.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { WorkerEdit } from '../../domain/surveys/worker-edit.ts'
import { askOf } from '../ask-of.ts'
import { type Database, expiry, isConditionFailed, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { listedBefore } from '../listed-before.ts'
import { putEach } from '../put-each.ts'
import { type ItemKey, readByKeys } from '../read-by-keys.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'
import { writeSingly } from '../write-singly.ts'
import { countyListsIn } from './county-lists.ts'
import { sealedDetails } from './packed-seals.ts'
import { qualificationEntity, type StoredQualification, storedQualification } from './qualification-entity.ts'
import {
  grounds,
  keysOfBefore,
  listed,
  namesOf,
  registered,
  type StoredWorker,
  saidAt,
  sealsOf,
  unchangedSince,
  workerEntity,
  workerNameEntity,
  workerOf,
  workerRetention,
} from './worker-entity.ts'

/** Looks at workers whom somebody else changes at the same moment. */
const mostTries = 5

/** A worker of a sheet, with what it certifies of them. */
export type Newcomer = Worker & { readonly qualification?: Pick<StoredQualification, 'until' | 'sealed'> | undefined }

interface Registering {
  readonly newcomer: Worker
  readonly known: Worker | undefined
  readonly qualification?: StoredQualification
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
  const qualifications = qualificationEntity(database)
  const service = new Service({
    workers,
    edits,
    qualifications,
    waiting: waitingEntity(database),
  })

  async function pageOf(counties: readonly string[], cursor: string | null, limit: number): Promise<Page<Worker>> {
    const { items, next } = await lists.page(counties, cursor, limit)
    return { items: await read(items), next }
  }
  async function getMany(ids: readonly WorkerId[]): Promise<Worker[]> {
    if (ids.length === 0) return []
    const keys = ids.map((workerId) => ({ workerId }))
    const read = (some: typeof keys) => workers.get(some).go({ preserveBatchOrder: true, consistent: true })
    return (await readEach(keys, read)).map(workerOf)
  }
  const lists = countyListsIn(database)
  const ask = askOf(database)
  async function read(keys: readonly ItemKey[]): Promise<Worker[]> {
    const { data } = workers.parse({ Items: await readByKeys(database, keys) })
    return (data as StoredWorker[]).map(workerOf)
  }
  /**
   * People whom the registry does not know yet, each by itself; what is certified of them comes after their record. Cut off between the
   * two, the part is registered again, and finds them known.
   */
  async function create(some: readonly Registering[], at: Instant): Promise<Registering[]> {
    const created = await writeSingly(some, database, ({ newcomer }) =>
      workers.create(registered(newcomer, undefined, at)),
    )
    const qualified = created.flatMap(({ qualification }) => qualification ?? [])
    await putEach(qualified, (slice) => qualifications.put(slice).go())
    return created
  }
  /** People as they stand and what is certified of them, both or neither. */
  const replace = (some: readonly Registering[], at: Instant) =>
    service.transaction
      .write((entities) =>
        some.flatMap(({ newcomer, known, qualification }) => [
          entities.workers
            .put(registered(newcomer, known, at))
            .where(unchangedSince(known))
            .commit(),
          ...(qualification
            ? [
                entities.qualifications.put(qualification).commit(),
                // In the place of one that a colleague certified, whose county is reminded no more.
                ...entryWrites(
                  entities.waiting,
                  { perhaps: waitingOnQualification({ ...qualification, isReminded: true }) },
                  [],
                ),
              ]
            : []),
        ]),
      )
      .go()
  return {
    /** As they are at this moment: a consent that was withdrawn a second ago must be seen. */
    getMany,
    async get(workerId: WorkerId): Promise<Worker | null> {
      const { data } = await workers.get({ workerId }).go({ consistent: true })
      return data && workerOf(data)
    },
    async byPhone(phoneHash: string): Promise<Worker[]> {
      const asked = [
        workers.query.byPhone({ phoneHash }).params(),
        ...listedBefore(database, 'gsi2', `$zhida#phonehash_${phoneHash}`, 'worker'),
      ]
      const found = await Promise.all(asked.map((one) => ask<ItemKey>(one, {})))
      return read(found.flatMap(({ items }) => items))
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
      const seals = sealsOf(after)
      const isSealedAnew = sealedDetails.some((name) => name in changed)
      const plain = Object.fromEntries(
        Object.entries(changed).filter(([name]) => !(sealedDetails as readonly string[]).includes(name)),
      )
      const expiresAt = expiry(edit.at, workerRetention)
      const edited = await writeEach([after], 2, () =>
        service.transaction
          .write((entities) => [
            entities.workers
              .patch({ workerId })
              .set({ ...plain, ...(isSealedAnew && seals.set), ...listed(after), phoneHash: after.phoneHash })
              .remove([...keysOfBefore, ...(isSealedAnew ? seals.remove : [])])
              .composite({ countyCode: before.countyCode })
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
    ofCounty: (countyCode: string, cursor: string | null, limit = 500) => pageOf([countyCode], cursor, limit),
    /** Those of all these counties: of neighbours in one prefecture in as many queries as of one county. */
    ofCounties: pageOf,
    listedBefore: (counties: readonly string[]) => lists.listedBefore(counties),
    /** Whoever of the counties may take part until this day and is in no batch, by county and id. */
    free: (counties: Iterable<string>, lastDay: CalendarDate) => lists.free(counties, lastDay),
    /**
     * Keeps those that no later survey row outranks and answers their ids; a second run of the same rows
     * answers the same. A yes in a running batch stays, and so does a withdrawal of consent that is
     * younger than the survey. `seen`: the registry's records of them as the caller has read them.
     */
    async register(
      newcomers: readonly Newcomer[],
      at: Instant,
      seen?: readonly Worker[],
    ): Promise<ReadonlySet<WorkerId>> {
      const kept = new Set<WorkerId>()
      let rest = newcomers
      for (let tries = 1; rest.length > 0; tries += 1) {
        if (tries > mostTries) throw new Error(`${rest.length} workers changed at every try to register them`)
        const read = (tries === 1 && seen) || (await getMany(rest.map((one) => one.workerId)))
        const standing = new Map(read.map((one) => [one.workerId, one]))
        const writes = rest.flatMap((newcomer): Registering[] => {
          const known = standing.get(newcomer.workerId)
          return known && !replaces(newcomer, known) ? [] : [{ ...certified(newcomer, known), known }]
        })
        await putEach(
          namesOf(
            writes.map(({ newcomer }) => newcomer),
            at,
          ),
          (some) => names.put(some).go(),
        )
        const known = writes.filter((one) => one.known)
        const written = [
          ...(await create(
            writes.filter((one) => !one.known),
            at,
          )),
          ...(await writeEach(
            known.filter((one) => !one.qualification),
            1,
            (some) => replace(some, at),
          )),
          ...(await writeEach(
            known.filter((one) => one.qualification),
            3,
            (some) => replace(some, at),
          )),
        ]
        for (const { newcomer } of written) kept.add(newcomer.workerId)
        rest = writes.map(({ newcomer }) => newcomer).filter(({ workerId }) => !kept.has(workerId))
      }
      return kept
    },
    /** Puts what was sealed anew in the place of what a release before kept, and lists the worker as it is done now; false where the worker changed meanwhile. */
    async sealAgain(known: Worker, sealed: Partial<Worker>): Promise<boolean> {
      const { workerId, countyCode, adultFrom: until } = known
      const { data } = await workers.get({ workerId }).go({ attributes: ['expiresAt'] })
      if (data && sealed.nameHash) await names.put({ nameHash: sealed.nameHash, workerId, ...data }).go()
      return workers
        .patch({ workerId })
        .set({
          ...sealed,
          ...(until === null ? {} : { adultFrom: until }),
          ...listed(known),
          phoneHash: known.phoneHash,
        } as Partial<StoredWorker>)
        .remove(['birthDate', 'township', 'village', ...grounds, ...keysOfBefore])
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
     * Leaves of a worker who they were to us: an id, a county, the places of their rows, and that they were erased. A place that a batch
     * keeps for them stays as it is: what they said yes to is ended by its own verbs.
     */
    async erase(
      { workerId, countyCode, surveyId, surveyRow, surveySheet, surveyDate, engagedIn, nameHash, earlierRows }: Worker,
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
          surveySheet,
          surveyDate,
          engagedIn: engagedIn ?? undefined,
          ...listed({ workerId, countyCode, willing: 'not-willing', consent: { state: 'withdrawn', at } }),
          erasedAt: at,
          ...(earlierRows && { earlierRows }),
          expiresAt: expiry(at, workerRetention),
        } as StoredWorker)
        .go()
    },
    async withdrawConsent(workerId: WorkerId, at: Instant): Promise<void> {
      const { data } = await workers.get({ workerId }).go({ consistent: true })
      if (!data) throw new Error(`the registry holds no ${workerId}`)
      const { countyCode, willing, phoneHash } = data
      const consent = { state: 'withdrawn', at } as const
      await workers
        .patch({ workerId })
        .set({ consent, phoneHash, ...listed({ workerId, countyCode, willing, consent }) })
        .remove([...keysOfBefore])
        .composite({ countyCode })
        .go()
    },
    /** Frees a worker for other batches; nothing happens where they are engaged elsewhere by now. */
    async release(workerIds: readonly WorkerId[], batchId: BatchId): Promise<void> {
      await writeSingly(workerIds, database, (workerId) =>
        workers
          .patch({ workerId })
          .remove(['engagedIn'])
          .where(({ engagedIn }, { eq }) => eq(engagedIn, batchId)),
      )
    },
  }
}

/**
 * What a sheet certifies of somebody stands beside their record. Who has taken that consent back since the survey is not certified by it
 * again, however often its part is registered.
 */
function certified(
  { qualification, ...newcomer }: Newcomer,
  known: Worker | undefined,
): { newcomer: Worker; qualification?: StoredQualification } {
  const withdrawnAt = known?.priorityWithdrawnAt
  if (!qualification || (withdrawnAt && newcomer.surveyDate <= dateInShanghai(withdrawnAt))) return { newcomer }
  const { workerId, countyCode } = newcomer
  return {
    newcomer: { ...newcomer, qualifiesUntil: qualification.until },
    qualification: storedQualification({ workerId, countyCode, ...qualification, isReminded: false }),
  }
}

/** A row of before an erasure brings nobody back, however often its part of the sheet is registered; who signs up after it comes back. */
function replaces(newcomer: Worker, known: Worker): boolean {
  if (known.erasedAt) {
    const said = saidAt(newcomer)
    if (said ? said <= known.erasedAt : newcomer.surveyDate <= dateInShanghai(known.erasedAt)) return false
  }
  return supersedes(newcomer, known)
}
