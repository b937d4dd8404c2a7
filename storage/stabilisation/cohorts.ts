import { isDeepStrictEqual } from 'node:util'
import type { BatchId, CohortId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate } from '../../domain/kernel/instant.ts'
import type { CheckInDay } from '../../domain/stabilisation/check-in.ts'
import type { Checkpoint, Cohort, FollowedCohort } from '../../domain/stabilisation/cohort.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { factOfCohort, firmFactEntity } from '../enterprises/firm-facts.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'
import { putEach } from '../put-each.ts'
import { writeSingly } from '../write-singly.ts'
import { cohortMemberEntity } from './cohort-members.ts'

/** It lists people: data on a person is erased when its purpose has ended (default). */
const retention = { days: 730 }

function cohortEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'cohort', version: '1', service: 'zhida' },
      attributes: {
        cohortId: { type: text<CohortId>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        handedOverOn: { type: text<CalendarDate>(), required: true },
        members: { type: typed<Cohort['members']>(), required: true },
        /** Of a cohort of releases before, as are those check-ins that they had closed. */
        cityCode: { type: 'string' },
        countsAtClose: { type: typed<true>() },
        checkpoints: { type: typed<FollowedCohort['checkpoints']>() },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['cohortId'] }, sk: { field: 'sk', composite: [] } },
        ofBatch: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['batchId'] },
          sk: { field: 'gsi1sk', composite: ['handedOverOn', 'cohortId'] },
        },
      },
    },
    database,
  )
}

/** How a check-in of a cohort ended, apart from the list of its people, which is never written again. */
function checkpointEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'checkpoint', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        cohortId: { type: text<CohortId>(), required: true },
        day: { type: 'number', required: true },
        checkpoint: { type: typed<Checkpoint>(), required: true },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        ofBatch: {
          pk: { field: 'pk', composite: ['batchId'] },
          sk: { field: 'sk', composite: ['cohortId', 'day'] },
        },
      },
    },
    database,
  )
}

const expiryOf = ({ handedOverOn }: Pick<Cohort, 'handedOverOn'>) =>
  expiry(atShanghai(handedOverOn, '00:00'), retention)

export function cohortsIn(database: Database) {
  const cohorts = cohortEntity(database)
  const members = cohortMemberEntity(database)
  const checkpoints = checkpointEntity(database)
  const facts = firmFactEntity(database)

  async function get(cohortId: CohortId): Promise<Cohort | null> {
    const { data } = await cohorts.get({ cohortId }).go({ consistent: true })
    if (!data) return null
    const { checkpoints: _, ...cohort } = data
    return cohort
  }
  /** Makes the check-ins of its people findable by person. Twice is as once. */
  async function listMembers(cohort: Cohort): Promise<void> {
    const { cohortId } = cohort
    const listed = cohort.members.map(({ workerId }) => ({ workerId, cohortId, expiresAt: expiryOf(cohort) }))
    await putEach(listed, (some) => members.put(some).go())
  }
  /** Whoever reads what is known of an enterprise finds from now on what its people in the cohort answer. Twice is as once. */
  async function listForFirms({ cohortId, handedOverOn, members: some }: Cohort): Promise<void> {
    const ids = [...new Set(some.map(({ enterpriseId }) => enterpriseId))]
    await writeSingly(ids, database, (enterpriseId) =>
      facts.create({ ...factOfCohort(enterpriseId, handedOverOn, cohortId), counted: {} }),
    )
  }
  return {
    get,
    listMembers,
    /** With how their check-ins ended so far. */
    async ofBatch(batchId: BatchId): Promise<FollowedCohort[]> {
      const [found, closed] = await Promise.all([
        cohorts.query.ofBatch({ batchId }).go({ pages: 'all' }),
        checkpoints.query.ofBatch({ batchId }).go({ pages: 'all', consistent: true }),
      ])
      const ofCohort = Map.groupBy(closed.data, ({ cohortId }) => cohortId)
      return found.data.map(({ checkpoints: before, ...cohort }) => {
        const own = (ofCohort.get(cohort.cohortId) ?? []).map(({ day, checkpoint }) => [day, checkpoint] as const)
        return { ...cohort, checkpoints: { ...before, ...Object.fromEntries(own) } }
      })
    },
    /**
     * Each is written once and by itself: what a try before has formed stays. Throws where a cohort of other people has its id, since the
     * list of the batch's cohorts was behind: a later try counts on from it.
     */
    async form(formed: readonly Cohort[]): Promise<void> {
      for (const cohort of formed) {
        await listMembers(cohort)
        await listForFirms(cohort)
        const isNew = await holds(cohorts.create({ ...cohort, countsAtClose: true, expiresAt: expiryOf(cohort) }).go())
        if (isNew) continue
        const known = await get(cohort.cohortId)
        const ids = (one: Cohort | null) => one?.members.map(({ workerId }) => workerId)
        if (!isDeepStrictEqual(ids(known), ids(cohort)))
          throw new Error(`${cohort.cohortId} is a cohort of other people of ${cohort.batchId}`)
      }
    },
    /** The same check-in closed again is one: its figures are counted anew. */
    async noteCheckpoint(cohort: Cohort, day: CheckInDay, checkpoint: Checkpoint): Promise<void> {
      const { batchId, cohortId } = cohort
      await checkpoints.put({ batchId, cohortId, day, checkpoint, expiresAt: expiryOf(cohort) }).go()
    },
  }
}
