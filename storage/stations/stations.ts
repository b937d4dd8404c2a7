import { Service } from 'electrodb'
import type { StationId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import { waitingOnStation } from '../../domain/stations/waits-of-station.ts'
import { type Database, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { pauseBeforeTry } from '../pause-before-try.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'

/** Each try that fails is another's that went through, so this is how many may change a station at once. */
const mostTries = 30

export function stationsIn(database: Database) {
  const stations = new Entity(
    {
      model: { entity: 'station', version: '1', service: 'zhida' },
      attributes: {
        stationId: { type: text<StationId>(), required: true },
        list: { type: text<'all'>(), required: true },
        registeredAt: { type: text<Instant>(), required: true },
        station: { type: typed<LabourStation>(), required: true },
        /** Counts the changes, so that two at once do not undo each other. */
        revision: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['stationId'] }, sk: { field: 'sk', composite: [] } },
        // Some hundred stations and groups: one partition lists them all.
        all: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['list'] },
          sk: { field: 'gsi1sk', composite: ['registeredAt', 'stationId'] },
        },
      },
    },
    database,
  )
  /** Leads from a city to the stations that look after it. */
  const stationCities = new Entity(
    {
      model: { entity: 'stationCity', version: '1', service: 'zhida' },
      attributes: {
        cityCode: { type: 'string', required: true },
        stationId: { type: text<StationId>(), required: true },
      },
      indexes: {
        ofCity: { pk: { field: 'pk', composite: ['cityCode'] }, sk: { field: 'sk', composite: ['stationId'] } },
      },
    },
    database,
  )
  const service = new Service({ stations, stationCities, waiting: waitingEntity(database) })

  /** False where somebody else wrote it since it was read. */
  async function write(before: LabourStation | null, after: LabourStation, seen: number): Promise<boolean> {
    const { stationId, registeredAt } = after
    const lists = [before ? waitingOnStation(before) : [], waitingOnStation(after)] as const
    const left = before?.cities.filter((city) => !after.cities.includes(city)) ?? []
    const added = after.cities.filter((city) => !before?.cities.includes(city))
    const writes = 1 + left.length + added.length + entryCount(...lists)
    const written = await writeEach([after], writes, () =>
      service.transaction
        .write((entities) => [
          entities.stations
            .put({ stationId, list: 'all', registeredAt, station: after, revision: seen + 1 })
            .where(({ revision }, { eq, notExists }) => (before ? eq(revision, seen) : notExists(revision)))
            .commit(),
          ...left.map((cityCode) => entities.stationCities.delete({ cityCode, stationId }).commit()),
          ...added.map((cityCode) => entities.stationCities.put({ cityCode, stationId }).commit()),
          ...entryWrites(entities.waiting, ...lists),
        ])
        .go(),
    )
    return written.length > 0
  }
  async function get(stationId: StationId): Promise<LabourStation | null> {
    return (await stations.get({ stationId }).go({ consistent: true })).data?.station ?? null
  }
  return {
    get,
    /** Answers the station under this id: the new one, or the one that was registered by the same call before. */
    async register(station: LabourStation): Promise<LabourStation> {
      if (await write(null, station, 0)) return station
      return (await get(station.stationId)) ?? station
    },
    /** As it stands at that moment; nothing is written where `changed` refuses, or answers the same object. */
    async change<Refused extends Refusal = never>(
      stationId: StationId,
      changed: (station: LabourStation) => LabourStation | Refused,
    ): Promise<LabourStation | Refused | null> {
      for (let tries = 1; ; tries += 1) {
        const { data } = await stations.get({ stationId }).go({ consistent: true })
        if (!data) return null
        const after = changed(data.station)
        if (isRefusal(after) || after === data.station) return after
        if (await write(data.station, after, data.revision)) return after
        if (tries === mostTries) throw new Error(`${stationId} changed at every try to change it`)
        await pauseBeforeTry(tries)
      }
    },
    /** Newest first. With a filter a page may be shorter than asked for, but is empty only where nothing follows. */
    async list(
      cursor: string | null,
      limit: number,
      fits: (station: LabourStation) => boolean,
    ): Promise<Page<LabourStation>> {
      for (let from = cursor; ; ) {
        const found = await stations.query.all({ list: 'all' }).go({ cursor: from, limit, order: 'desc' })
        const items = found.data.map(({ station }) => station).filter(fits)
        if (items.length > 0 || found.cursor === null) return { items, next: found.cursor }
        from = found.cursor
      }
    },
    /** Those that look after a city, in the order of their ids. */
    async ofCity(cityCode: string): Promise<LabourStation[]> {
      const { data } = await stationCities.query.ofCity({ cityCode }).go({ pages: 'all', consistent: true })
      if (data.length === 0) return []
      const keys = data.map(({ stationId }) => ({ stationId }))
      const read = (some: typeof keys) => stations.get(some).go({ preserveBatchOrder: true, consistent: true })
      return (await readEach(keys, read)).map(({ station }) => station)
    },
  }
}
