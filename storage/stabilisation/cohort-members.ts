import type { CohortId, WorkerId } from '../../domain/kernel/ids.ts'
import { type Database, text } from '../database.ts'
import { Entity } from '../entity.ts'

/** Leads from a person to the cohorts that they are asked with; written once, where an index would be with every check-in. */
export function cohortMemberEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'cohortMember', version: '1', service: 'zhida' },
      attributes: {
        workerId: { type: text<WorkerId>(), required: true },
        cohortId: { type: text<CohortId>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofWorker: { pk: { field: 'pk', composite: ['workerId'] }, sk: { field: 'sk', composite: ['cohortId'] } },
      },
    },
    database,
  )
}
