import type { BoardingStop, GivenOffice, Office } from '../../domain/transport/trips/boarding-stop.ts'
import { type Database, isConditionFailed, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { readEach } from '../read-each.ts'

/** One item a county or city: its office, and the stops where its people board. */
export function officesIn(database: Database) {
  const offices = new Entity(
    {
      model: { entity: 'office', version: '1', service: 'zhida' },
      attributes: {
        code: { type: 'string', required: true },
        office: { type: typed<GivenOffice>() },
        stops: { type: typed<readonly BoardingStop[]>(), required: true },
        /** Counts the changes. */
        version: { type: 'number', required: true },
      },
      indexes: { byCode: { pk: { field: 'pk', composite: ['code'] }, sk: { field: 'sk', composite: [] } } },
    },
    database,
  )

  async function read(code: string) {
    return (await offices.get({ code }).go({ consistent: true })).data
  }

  return {
    /** Of a place where nobody has entered anything, an office without telephone and stops. */
    async get(code: string): Promise<Office> {
      const item = await read(code)
      return { code, office: item?.office ?? null, stops: [...(item?.stops ?? [])] }
    },
    async getMany(codes: readonly string[]): Promise<Map<string, Office>> {
      if (codes.length === 0) return new Map()
      const keys = [...new Set(codes)].map((code) => ({ code }))
      const found = await readEach(keys, (some) => offices.get(some).go({ preserveBatchOrder: true }))
      return new Map(
        found.map(({ code, office, stops }) => [code, { code, office: office ?? null, stops: [...stops] }]),
      )
    },
    /** Changes it as it stands; somebody who changed it meanwhile is not overwritten. */
    async change(code: string, change: (office: Office) => Office): Promise<Office> {
      const item = await read(code)
      const changed = change({ code, office: item?.office ?? null, stops: [...(item?.stops ?? [])] })
      const { office, stops } = changed
      const version = (item?.version ?? 0) + 1
      try {
        await offices
          .put({ code, stops, version, ...(office && { office }) })
          .where((attributes, { eq, notExists }) =>
            item ? eq(attributes.version, item.version) : notExists(attributes.version),
          )
          .go()
        return changed
      } catch (error) {
        if (isConditionFailed(error)) return this.change(code, change)
        throw error
      }
    },
  }
}
