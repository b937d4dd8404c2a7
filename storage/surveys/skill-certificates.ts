import type { EntityItem } from 'electrodb'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { SkillCertificate } from '../../domain/surveys/skill-certificate.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { putEach } from '../put-each.ts'

/**
 * Certificates of labour brands. A county's are read together where a job order of a batch asks for one, and else by nobody who matches.
 */
export function skillCertificatesIn(database: Database) {
  const certificates = new Entity(
    {
      model: { entity: 'skillCertificate', version: '1', service: 'zhida' },
      attributes: {
        workerId: { type: text<WorkerId>(), required: true },
        brandId: { type: 'string', required: true },
        countyCode: { type: 'string', required: true },
        grade: { type: 'number', required: true },
        issuedBy: { type: 'string', required: true },
        until: { type: text<CalendarDate>(), required: true },
        consent: { type: typed<SkillCertificate['consent']>(), required: true },
        certifiedAt: { type: text<Instant>(), required: true },
        by: { type: 'string', required: true },
        sealedNumber: { type: 'string', required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofWorker: { pk: { field: 'pk', composite: ['workerId'] }, sk: { field: 'sk', composite: ['brandId'] } },
        ofCounty: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['countyCode'] },
          sk: { field: 'gsi1sk', composite: ['brandId', 'workerId'] },
        },
      },
    },
    database,
  )
  type Stored = EntityItem<typeof certificates>
  const certificateOf = (item: Stored): SkillCertificate => SkillCertificate.parse(item)

  return {
    /** In the order of the brands. */
    async ofWorker(workerId: WorkerId): Promise<SkillCertificate[]> {
      return (await certificates.query.ofWorker({ workerId }).go({ pages: 'all', consistent: true })).data.map(
        certificateOf,
      )
    },
    /** The same as they lie, with their sealed numbers. */
    async sealedOf(workerId: WorkerId): Promise<Stored[]> {
      return (await certificates.query.ofWorker({ workerId }).go({ pages: 'all', consistent: true })).data
    },
    /** Of one brand. */
    async ofCounty(countyCode: string, brandId: string): Promise<SkillCertificate[]> {
      return (await certificates.query.ofCounty({ countyCode, brandId }).go({ pages: 'all' })).data.map(certificateOf)
    },
    /** Takes the place of an earlier one of that brand. */
    async keep(certificate: SkillCertificate, kept: { readonly countyCode: string; readonly sealedNumber: string }) {
      const expiresAt = expiry(atShanghai(plusDays(certificate.until, 1), '00:00'), { days: 0 })
      await certificates.put({ ...certificate, ...kept, expiresAt }).go()
    },
    async erase(some: readonly Pick<SkillCertificate, 'workerId' | 'brandId'>[]): Promise<void> {
      const keys = some.map(({ workerId, brandId }) => ({ workerId, brandId }))
      await putEach(keys, (slice) => certificates.delete(slice).go())
    },
  }
}
