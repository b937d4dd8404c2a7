import { Entity, Service } from 'electrodb'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { CampaignId, RecruitmentEventId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, type Page, text, typed } from '../database.ts'
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

/** An event and how often it was changed. */
export interface SeenEvent {
  readonly event: RecruitmentEvent
  readonly changes: number
}

export function recruitmentEventsIn(database: Database) {
  const events = recruitmentEventEntity(database)
  const service = new Service({ events, campaigns: campaignEntity(database) })

  async function seen(eventId: RecruitmentEventId): Promise<SeenEvent | null> {
    const { data } = await events.get({ eventId }).go({ consistent: true })
    return data && { event: data.event, changes: data.changes ?? 0 }
  }
  async function get(eventId: RecruitmentEventId): Promise<RecruitmentEvent | null> {
    return (await seen(eventId))?.event ?? null
  }
  /** Writes the event if it and the campaign that it was held to are as they were seen; counted at the campaign, whose days it binds. */
  async function write(event: RecruitmentEvent, before: SeenEvent | null, within: SeenCampaign): Promise<boolean> {
    const { eventId, campaignId, from } = event
    const written = await writeEach([event], 2, () =>
      service.transaction
        .write((entities) => [
          entities.events
            .put({ eventId, campaignId, from, event, ...(before && { changes: before.changes + 1 }) })
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
    /** The same event again changes nothing; answers the one that stands, null where its campaign has changed since it was seen. */
    async keep(event: RecruitmentEvent, within: SeenCampaign): Promise<RecruitmentEvent | null> {
      return (await write(event, null, within)) ? event : get(event.eventId)
    },
    /** False: the event or its campaign were changed since they were seen. */
    change: (before: SeenEvent, event: RecruitmentEvent, within: SeenCampaign) => write(event, before, within),
  }
}
