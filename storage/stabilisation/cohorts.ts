import { Entity, type EntityItem, Service } from 'electrodb'
import type { BatchId, CohortId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate } from '../../domain/kernel/instant.ts'
import type { CheckInDay } from '../../domain/stabilisation/check-in.ts'
import type { Checkpoint, Cohort } from '../../domain/stabilisation/cohort.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { writeEach } from '../write-each.ts'

/** It lists people: data on a person is erased when its purpose has ended (default). */
const retention = { days: 730 }

function cohortEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'cohort', version: '1', service: 'zhida' },
      attributes: {
        cohortId: { type: text<CohortId>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        cityCode: { type: 'string', required: true },
        handedOverOn: { type: text<CalendarDate>(), required: true },
        members: { type: typed<Cohort['members']>(), required: true },
        checkpoints: { type: typed<Cohort['checkpoints']>(), required: true },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['cohortId'] }, sk: { field: 'sk', composite: [] } },
        ofBatch: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['batchId'] },
          sk: { field: 'gsi1sk', composite: ['handedOverOn', 'cityCode', 'cohortId'] },
        },
      },
    },
    database,
  )
}

const itemOf = (cohort: Cohort) => ({
  ...cohort,
  expiresAt: expiry(atShanghai(cohort.handedOverOn, '00:00'), retention),
})

const cohortOf = (item: EntityItem<ReturnType<typeof cohortEntity>>): Cohort => item

export function cohortsIn(database: Database) {
  const cohorts = cohortEntity(database)
  const service = new Service({ cohorts })
  return {
    async get(cohortId: CohortId): Promise<Cohort | null> {
      const { data } = await cohorts.get({ cohortId }).go({ consistent: true })
      return data && cohortOf(data)
    },
    async ofBatch(batchId: BatchId): Promise<Cohort[]> {
      return (await cohorts.query.ofBatch({ batchId }).go({ pages: 'all' })).data.map(cohortOf)
    },
    /** A cohort that was formed before keeps its checkpoints. */
    async form(formed: readonly Cohort[]): Promise<void> {
      await writeEach(formed, 1, (some) =>
        service.transaction
          .write((entities) => some.map((cohort) => entities.cohorts.create(itemOf(cohort)).commit()))
          .go(),
      )
    },
    /** Only the cohort's own workflow calls it, one check-in at a time. */
    async noteCheckpoint(cohort: Cohort, day: CheckInDay, checkpoint: Checkpoint): Promise<void> {
      const checkpoints = { ...cohort.checkpoints, [day]: checkpoint }
      await cohorts.patch({ cohortId: cohort.cohortId }).set({ checkpoints }).go()
    },
  }
}
