import { type EntityItem, Service } from 'electrodb'
import type { EnterpriseId, StationId, VisitId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Visit, VisitState } from '../../domain/stations/visit.ts'
import { waitingOnVisit } from '../../domain/stations/waits-of-visit.ts'
import { type Database, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { pauseBeforeTry } from '../pause-before-try.ts'
import { readEach } from '../read-each.ts'
import { sortsLast } from '../sort-ends.ts'
import { writeEach } from '../write-each.ts'

/** Each try that fails is another's that went through. */
const mostTries = 30

/** The visit that stands for an enterprise, and the day of the last one. */
export interface VisitsOfEnterprise {
  readonly planned?: VisitId | undefined
  readonly lastOn?: CalendarDate | undefined
}

export interface VisitsAsked {
  readonly stationId?: StationId | undefined
  readonly enterpriseId?: EnterpriseId | undefined
  readonly state?: VisitState | undefined
  readonly cursor: string | null
  readonly limit: number
}

export function visitsIn(database: Database) {
  const visits = new Entity(
    {
      model: { entity: 'visit', version: '1', service: 'zhida' },
      attributes: {
        visitId: { type: text<VisitId>(), required: true },
        list: { type: text<'all'>(), required: true },
        stationId: { type: text<StationId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        date: { type: text<CalendarDate>(), required: true },
        visit: { type: typed<Visit>(), required: true },
        /** Counts the changes, so that two at once do not undo each other. */
        revision: { type: 'number', required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['visitId'] }, sk: { field: 'sk', composite: [] } },
        ofStation: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['stationId'] },
          sk: { field: 'gsi1sk', composite: ['date', 'visitId'] },
        },
        // Some thousand a season: one partition lists them all.
        all: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['list'] },
          sk: { field: 'gsi2sk', composite: ['date', 'visitId'] },
        },
      },
    },
    database,
  )
  /** Keeps an enterprise to one planned visit at a time, and knows when the last one was. */
  const visited = new Entity(
    {
      model: { entity: 'visitedEnterprise', version: '1', service: 'zhida' },
      attributes: {
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        planned: { type: text<VisitId>() },
        lastOn: { type: text<CalendarDate>() },
      },
      indexes: {
        ofEnterprise: { pk: { field: 'pk', composite: ['enterpriseId'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
  /**
   * How many visits of a group were planned for a day, less those that were moved or are over: of two plans at once the second looks at the
   * day again. Visits of releases before are not counted in it.
   */
  const visitDays = new Entity(
    {
      model: { entity: 'visitDay', version: '1', service: 'zhida' },
      attributes: {
        stationId: { type: text<StationId>(), required: true },
        date: { type: text<CalendarDate>(), required: true },
        planned: { type: 'number' },
      },
      indexes: {
        ofStation: { pk: { field: 'pk', composite: ['stationId'] }, sk: { field: 'sk', composite: ['date'] } },
      },
    },
    database,
  )
  const service = new Service({ visits, visited, visitDays, waiting: waitingEntity(database) })
  const itemOf = (visit: Visit, revision: number) => {
    const { visitId, stationId, enterpriseId, date } = visit
    return { visitId, list: 'all' as const, stationId, enterpriseId, date, visit, revision }
  }
  type Item = EntityItem<typeof visits>

  async function get(visitId: VisitId): Promise<Visit | null> {
    return (await visits.get({ visitId }).go({ consistent: true })).data?.visit ?? null
  }
  /** False where somebody else changed it since it was read. */
  async function replace({ visit: before, revision: seen }: Item, after: Visit, lastOn?: CalendarDate) {
    const lists = [waitingOnVisit(before), waitingOnVisit(after)] as const
    const { enterpriseId, visitId } = after
    const isOver = before.state === 'planned' && after.state !== 'planned'
    const isMoved = before.stationId !== after.stationId || before.date !== after.date
    const leaves = before.state === 'planned' && (isOver || isMoved)
    const comes = after.state === 'planned' && isMoved
    const days = (leaves ? 1 : 0) + (comes ? 1 : 0)
    const written = await writeEach([after], 1 + (isOver ? 1 : 0) + days + entryCount(...lists), () =>
      service.transaction
        .write((entities) => [
          entities.visits
            .put(itemOf(after, seen + 1))
            .where(({ revision }, { eq }) => eq(revision, seen))
            .commit(),
          ...(isOver
            ? [
                (lastOn === undefined
                  ? entities.visited.patch({ enterpriseId }).remove(['planned'])
                  : entities.visited.patch({ enterpriseId }).remove(['planned']).set({ lastOn })
                )
                  .where(({ planned }, { eq }) => eq(planned, visitId))
                  .commit(),
              ]
            : []),
          ...(leaves
            ? [
                entities.visitDays
                  .upsert({ stationId: before.stationId, date: before.date })
                  .subtract({ planned: 1 })
                  .commit(),
              ]
            : []),
          ...(comes
            ? [entities.visitDays.upsert({ stationId: after.stationId, date: after.date }).add({ planned: 1 }).commit()]
            : []),
          ...entryWrites(entities.waiting, ...lists),
        ])
        .go(),
    )
    return written.length > 0
  }
  return {
    get,
    /**
     * Plans it unless another visit to the enterprise is planned; answers the one that stands: this one, or the other. Where `seen` is
     * told, how many the group had on the day, it answers `busy`, and plans nothing, when that is not so any more.
     */
    async plan(visit: Visit, seen?: number): Promise<Visit | 'busy' | null> {
      const { enterpriseId, visitId, stationId, date } = visit
      const waiting = waitingOnVisit(visit)
      const written = await writeEach([visit], 3 + entryCount([], waiting), () =>
        service.transaction
          .write((entities) => [
            entities.visits
              .put(itemOf(visit, 1))
              .where(({ revision }, { notExists }) => notExists(revision))
              .commit(),
            entities.visited
              .upsert({ enterpriseId, planned: visitId })
              .where(({ planned }, { notExists }) => notExists(planned))
              .commit(),
            entities.visitDays
              .upsert({ stationId, date })
              .add({ planned: 1 })
              .where(({ planned }, { eq, exists, notExists }) => {
                if (seen === undefined) return `${exists(planned)} OR ${notExists(planned)}`
                return seen === 0 ? `${notExists(planned)} OR ${eq(planned, 0)}` : eq(planned, seen)
              })
              .commit(),
            ...entryWrites(entities.waiting, [], waiting),
          ])
          .go(),
      )
      if (written.length > 0) return visit
      const own = await get(visitId)
      if (own) return own
      const { data } = await visited.get({ enterpriseId }).go({ consistent: true })
      if (data?.planned !== undefined) return get(data.planned)
      return seen === undefined ? null : 'busy'
    },
    /** How many are planned for days of groups, as of this moment. */
    async countsOn<Day extends { readonly stationId: StationId; readonly date: CalendarDate }>(days: readonly Day[]) {
      if (days.length === 0) return []
      const keys = days.map(({ stationId, date }) => ({ stationId, date }))
      const found = await readEach(keys, (some) => visitDays.get(some).go({ consistent: true }))
      return days.map((day) => ({
        ...day,
        planned: found.find(({ stationId, date }) => stationId === day.stationId && date === day.date)?.planned ?? 0,
      }))
    },
    /** As it stands at that moment; nothing is written where `changed` refuses, or answers the same object. */
    async change<Refused extends Refusal = never>(
      visitId: VisitId,
      changed: (visit: Visit) => Visit | Refused,
      lastOn?: CalendarDate,
    ): Promise<Visit | Refused | null> {
      for (let tries = 1; ; tries += 1) {
        const { data } = await visits.get({ visitId }).go({ consistent: true })
        if (!data) return null
        const after = changed(data.visit)
        if (isRefusal(after) || after === data.visit) return after
        if (await replace(data, after, lastOn)) return after
        if (tries === mostTries) throw new Error(`${visitId} changed at every try to change it`)
        await pauseBeforeTry(tries)
      }
    },
    /** Of these enterprises, those that were visited or are to be. */
    async ofEnterprises(ids: readonly EnterpriseId[]): Promise<ReadonlyMap<EnterpriseId, VisitsOfEnterprise>> {
      const keys = [...new Set(ids)].map((enterpriseId) => ({ enterpriseId }))
      if (keys.length === 0) return new Map()
      const found = await readEach(keys, (some) => visited.get(some).go({ consistent: true }))
      return new Map(found.map(({ enterpriseId, planned, lastOn }) => [enterpriseId, { planned, lastOn }]))
    },
    /** What a group has planned from one day to another, both included. */
    async plannedOf(stationId: StationId, from: CalendarDate, to: CalendarDate): Promise<Visit[]> {
      const { data } = await visits.query
        .ofStation({ stationId })
        .between({ date: from }, { date: to, visitId: sortsLast() })
        .go({ pages: 'all' })
      return data.map(({ visit }) => visit).filter(({ state }) => state === 'planned')
    },
    /** By day. With a filter a page may be shorter than asked for, but is empty only where nothing follows. */
    async list(
      { stationId, enterpriseId, state, cursor, limit }: VisitsAsked,
      fits: (visit: Visit) => boolean,
    ): Promise<Page<Visit>> {
      const query = stationId === undefined ? visits.query.all({ list: 'all' }) : visits.query.ofStation({ stationId })
      for (let from = cursor; ; ) {
        const found = await query.go({ cursor: from, limit })
        const items = found.data
          .map(({ visit }) => visit)
          .filter(
            (visit) =>
              (state === undefined || visit.state === state) &&
              (enterpriseId === undefined || visit.enterpriseId === enterpriseId) &&
              fits(visit),
          )
        if (items.length > 0 || found.cursor === null) return { items, next: found.cursor }
        from = found.cursor
      }
    },
  }
}
