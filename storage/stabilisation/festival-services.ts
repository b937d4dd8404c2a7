import type { EnterpriseId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { FestivalService, FestivalServiceKind } from '../../domain/stabilisation/festival-service.ts'
import { type Database, expiry, type Page, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { putEach } from '../put-each.ts'

/** Data on a person is erased when its purpose has ended (default). */
const retention = { days: 730 }

export function festivalServicesIn(database: Database) {
  const services = new Entity(
    {
      model: { entity: 'festivalService', version: '1', service: 'zhida' },
      attributes: {
        season: { type: 'string', required: true },
        cityCode: { type: 'string', required: true },
        placementId: { type: text<PlacementId>(), required: true },
        workerId: { type: text<WorkerId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        countyCode: { type: 'string', required: true },
        kind: { type: text<FestivalServiceKind>(), required: true },
        on: { type: text<CalendarDate>(), required: true },
        offeredBy: { type: text<FestivalService['offeredBy']>(), required: true },
        taken: { type: 'boolean', required: true },
        at: { type: text<Instant>(), required: true },
        by: { type: 'string', required: true },
        expiresAt: { type: 'number', required: true, hidden: true },
      },
      indexes: {
        ofCity: {
          pk: { field: 'pk', composite: ['season', 'cityCode'] },
          sk: { field: 'sk', composite: ['placementId', 'kind'] },
        },
        ofWorker: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['workerId'] },
          sk: { field: 'gsi1sk', composite: ['season', 'kind'] },
        },
      },
    },
    database,
  )
  return {
    /** One of a kind for a placement and season: the latest stands. */
    async record(service: FestivalService): Promise<void> {
      await services.put({ ...service, expiresAt: expiry(service.at, retention) }).go()
    },
    async list(
      { season, cityCode }: Pick<FestivalService, 'season' | 'cityCode'>,
      { cursor, limit }: { cursor: string | null; limit: number },
    ): Promise<Page<FestivalService>> {
      const found = await services.query.ofCity({ season, cityCode }).go({ cursor, limit })
      return { items: found.data, next: found.cursor }
    },
    async ofCity(season: string, cityCode: string): Promise<FestivalService[]> {
      return (await services.query.ofCity({ season, cityCode }).go({ pages: 'all' })).data
    },
    async ofWorker(workerId: WorkerId): Promise<FestivalService[]> {
      return (await services.query.ofWorker({ workerId }).go({ pages: 'all' })).data
    },
    /** Of somebody who is erased. */
    async erase(some: readonly FestivalService[]): Promise<void> {
      const keys = some.map(({ season, cityCode, placementId, kind }) => ({ season, cityCode, placementId, kind }))
      await putEach(keys, (few) => services.delete(few).go())
    },
  }
}
