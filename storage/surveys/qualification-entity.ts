import type { EntityItem } from 'electrodb'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import { type Database, expiry, text } from '../database.ts'
import { Entity } from '../entity.ts'

/** Apart from the person's own record, so that what matches or lists people cannot read it; it goes by itself on the day after its last. */
export function qualificationEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'qualification', version: '1', service: 'zhida' },
      attributes: {
        workerId: { type: text<WorkerId>(), required: true },
        countyCode: { type: 'string', required: true },
        until: { type: text<CalendarDate>(), required: true },
        /** Policy, office, consent and who certified it: `Qualification` as JSON, sealed. */
        sealed: { type: 'string', required: true },
        /** Whether its county is reminded before it ends; a sheet's are renewed by the next sheet. */
        isReminded: { type: 'boolean', required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['workerId'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
}

export type StoredQualification = EntityItem<ReturnType<typeof qualificationEntity>>

export function storedQualification(kept: Omit<StoredQualification, 'expiresAt'>): StoredQualification {
  const { workerId, countyCode, until, sealed, isReminded } = kept
  const expiresAt = expiry(atShanghai(plusDays(until, 1), '00:00'), { days: 0 })
  return { workerId, countyCode, until, sealed, isReminded, expiresAt }
}
