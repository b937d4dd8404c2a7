import { Service } from 'electrodb'
import type { DisasterId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { Disaster } from '../../domain/relief/disaster.ts'
import { isHelpFirst } from '../../domain/relief/is-help-first.ts'
import { waitingOnDisaster } from '../../domain/relief/waits-of-relief.ts'
import { type Database, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { sortsLast } from '../sort-ends.ts'
import { writeEach } from '../write-each.ts'

export function disastersIn(database: Database) {
  const disasters = new Entity(
    {
      model: { entity: 'disaster', version: '1', service: 'zhida' },
      attributes: {
        disasterId: { type: text<DisasterId>(), required: true },
        list: { type: text<'all'>(), required: true },
        until: { type: text<CalendarDate>(), required: true },
        disaster: { type: typed<Disaster>(), required: true },
        /** Missing while it goes on: conditions ask whether it is there. */
        endedBy: { type: 'string' },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['disasterId'] }, sk: { field: 'sk', composite: [] } },
        // Some dozens a year: one partition lists them.
        all: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['list'] },
          sk: { field: 'gsi1sk', composite: ['until', 'disasterId'] },
        },
      },
    },
    database,
  )
  const service = new Service({ disasters, waiting: waitingEntity(database) })

  async function get(disasterId: DisasterId): Promise<Disaster | null> {
    return (await disasters.get({ disasterId }).go({ consistent: true })).data?.disaster ?? null
  }
  /** False where somebody was there before. */
  async function write(before: Disaster | null, after: Disaster): Promise<boolean> {
    const lists = [before ? waitingOnDisaster(before) : [], waitingOnDisaster(after)] as const
    const { disasterId, until, ended } = after
    const written = await writeEach([after], 1 + entryCount(...lists), () =>
      service.transaction
        .write((entities) => [
          entities.disasters
            .put({ disasterId, list: 'all', until, disaster: after, ...(ended && { endedBy: ended.by }) })
            .where(({ disasterId: id, endedBy }, { exists, notExists }) =>
              before ? `${exists(id)} AND ${notExists(endedBy)}` : notExists(id),
            )
            .commit(),
          ...entryWrites(entities.waiting, ...lists),
        ])
        .go(),
    )
    return written.length > 0
  }
  return {
    get,
    /** Answers the one under this id: the new one, or the one that the same call declared before. */
    async declare(disaster: Disaster): Promise<Disaster> {
      return (await write(null, disaster)) ? disaster : ((await get(disaster.disasterId)) ?? disaster)
    },
    /** The one that stands after it: as it was ended, or as somebody ended it before. */
    async end(before: Disaster, after: Disaster): Promise<Disaster> {
      return (await write(before, after)) ? after : ((await get(before.disasterId)) ?? before)
    },
    /** Those that end last first. */
    async list(cursor: string | null, limit: number): Promise<Page<Disaster>> {
      const found = await disasters.query.all({ list: 'all' }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(({ disaster }) => disaster), next: found.cursor }
    },
    /** Those in which help comes first on a day. */
    async on(day: CalendarDate): Promise<Disaster[]> {
      const found = await disasters.query
        .all({ list: 'all' })
        .between({ until: day }, { until: sortsLast() })
        .go({ pages: 'all' })
      return found.data.map(({ disaster }) => disaster).filter((one) => isHelpFirst(one, day))
    },
  }
}
