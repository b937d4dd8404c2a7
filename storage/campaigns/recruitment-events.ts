import { Service } from 'electrodb'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { CampaignId, JobOrderId, RecruitmentEventId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'
import { campaignEntity, type SeenCampaign } from './campaigns.ts'

export function recruitmentEventEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'recruitmentEvent', version: '1', service: 'zhida' },
      attributes: {
        eventId: { type: text<RecruitmentEventId>(), required: true },
        campaignId: { type: text<CampaignId>(), required: true },
        from: { type: text<Instant>(), required: true },
        event: { type: typed<RecruitmentEvent>(), required: true },
        /** Counts its changes, so that two at once do not undo each other. Missing: none yet. */
        changes: { type: 'number' },
        /** Of a posting: the call that published it, which goes on with it where it broke off. Missing in those of a release before. */
        publication: { type: 'string' },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['eventId'] }, sk: { field: 'sk', composite: [] } },
        ofCampaign: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['campaignId'] },
          sk: { field: 'gsi1sk', composite: ['from', 'eventId'] },
        },
      },
    },
    database,
  )
}

/** Places of a job order that are kept for a town or village as long as it may sign up there. */
export interface KeptShare {
  readonly eventId: RecruitmentEventId
  readonly share: number
  /** As it was published; where the posting stands, what it says counts. */
  readonly until: Instant
}

/** The shares of a job order in all campaigns, and how often they were changed. */
export interface SeenShares {
  readonly kept: readonly KeptShare[]
  readonly changes: number
}

function orderSharesEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'orderShares', version: '1', service: 'zhida' },
      attributes: {
        jobOrderId: { type: text<JobOrderId>(), required: true },
        kept: { type: typed<readonly KeptShare[]>(), required: true },
        /** Of two calls at once the second looks again. */
        changes: { type: 'number', required: true },
      },
      indexes: {
        ofOrder: { pk: { field: 'pk', composite: ['jobOrderId'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
}

/** An event and how often it was changed. */
export interface SeenEvent {
  readonly event: RecruitmentEvent
  readonly changes: number
  readonly publication?: string
}

export function recruitmentEventsIn(database: Database) {
  const events = recruitmentEventEntity(database)
  const orderShares = orderSharesEntity(database)
  const service = new Service({ events, campaigns: campaignEntity(database) })

  async function seen(eventId: RecruitmentEventId): Promise<SeenEvent | null> {
    const { data } = await events.get({ eventId }).go({ consistent: true })
    if (!data) return null
    const { event, changes = 0, publication } = data
    return { event, changes, ...(publication !== undefined && { publication }) }
  }
  async function get(eventId: RecruitmentEventId): Promise<RecruitmentEvent | null> {
    return (await seen(eventId))?.event ?? null
  }
  /** Writes the event if it and the campaign that it was held to are as they were seen; counted at the campaign, whose days it binds. */
  async function write(
    event: RecruitmentEvent,
    before: SeenEvent | null,
    within: SeenCampaign,
    publication = before?.publication,
  ): Promise<boolean> {
    const { eventId, campaignId, from } = event
    const counted = {
      ...(before && { changes: before.changes + 1 }),
      ...(publication !== undefined && { publication }),
    }
    const written = await writeEach([event], 2, () =>
      service.transaction
        .write((entities) => [
          entities.events
            .put({ eventId, campaignId, from, event, ...counted })
            .where(({ eventId: id, changes }, { eq, notExists }) => {
              if (!before) return notExists(id)
              return before.changes === 0 ? notExists(changes) : eq(changes, before.changes)
            })
            .commit(),
          entities.campaigns
            .patch({ campaignId })
            .add({ eventWrites: 1 })
            .where(({ changes }, { eq, notExists }) =>
              within.changes === undefined ? notExists(changes) : eq(changes, within.changes),
            )
            .commit(),
        ])
        .go(),
    )
    return written.length > 0
  }
  return {
    get,
    seen,
    /** Those that begin last first. */
    async ofCampaign(campaignId: CampaignId, cursor: string | null, limit: number): Promise<Page<RecruitmentEvent>> {
      const found = await events.query.ofCampaign({ campaignId }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(({ event }) => event), next: found.cursor }
    },
    /** Up to so many of a campaign that begin between two moments, the first included, in their order; `complete`: these are all. */
    async beginning(campaignId: CampaignId, span: { since: Instant; before: Instant }, most: number) {
      const query = () => events.query.ofCampaign({ campaignId }).between({ from: span.since }, { from: span.before })
      const items: RecruitmentEvent[] = []
      let cursor: string | null = null
      do {
        const found: { data: { event: RecruitmentEvent }[]; cursor: string | null } = await query().go({
          cursor,
          limit: most + 1 - items.length,
        })
        items.push(...found.data.map(({ event }) => event).filter(({ from }) => from < span.before))
        cursor = found.cursor
      } while (cursor !== null && items.length <= most)
      return { items: items.slice(0, most), complete: cursor === null && items.length <= most }
    },
    async getMany(eventIds: readonly RecruitmentEventId[]): Promise<RecruitmentEvent[]> {
      const keys = eventIds.map((eventId) => ({ eventId }))
      const found = await readEach(keys, (some) => events.get(some).go({ consistent: true }))
      return found.map(({ event }) => event)
    },
    async sharesOf(jobOrderId: JobOrderId): Promise<SeenShares> {
      const { data } = await orderShares.get({ jobOrderId }).go({ consistent: true })
      return { kept: data?.kept ?? [], changes: data?.changes ?? 0 }
    },
    /** False: they were changed since they were seen. */
    keepShares: (jobOrderId: JobOrderId, kept: readonly KeptShare[], seen: SeenShares): Promise<boolean> =>
      holds(
        orderShares
          .put({ jobOrderId, kept, changes: seen.changes + 1 })
          .where(({ jobOrderId: id, changes }, { eq, notExists }) =>
            seen.changes === 0 ? notExists(id) : eq(changes, seen.changes),
          )
          .go(),
      ),
    /** The same event again changes nothing; answers the one that stands, null where its campaign has changed since it was seen. */
    async keep(event: RecruitmentEvent, within: SeenCampaign): Promise<RecruitmentEvent | null> {
      return (await write(event, null, within)) ? event : get(event.eventId)
    },
    /** The posting that stands of a fact, and the id of the first that may: `idOf` how often it was told before. */
    async posting(
      idOf: (times: number) => RecruitmentEventId,
      isOver: (event: RecruitmentEvent) => boolean,
      most: number,
    ): Promise<{ eventId: RecruitmentEventId; standing: SeenEvent | null }> {
      for (let times = 0; times < most; times += 1) {
        const eventId = idOf(times)
        const standing = await seen(eventId)
        if (!standing || !isOver(standing.event)) return { eventId, standing }
      }
      throw new Error(`${idOf(0)} was told ${most} times`)
    },
    /** Publishes a posting once; `told`: another call did so at the same moment; null where its campaign has changed since it was seen. */
    async publish(event: RecruitmentEvent, publication: string, within: SeenCampaign) {
      if (await write(event, null, within, publication)) return event
      const standing = await seen(event.eventId)
      if (!standing) return null
      return standing.publication === publication ? standing.event : ('told' as const)
    },
    /** False: the event or its campaign were changed since they were seen. */
    change: (before: SeenEvent, event: RecruitmentEvent, within: SeenCampaign) => write(event, before, within),
  }
}
