import { Entity } from 'electrodb'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { CampaignId, RecruitmentEventId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, isConditionFailed, type Page, text, typed } from '../database.ts'

export function recruitmentEventEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'recruitmentEvent', version: '1', service: 'zhida' },
      attributes: {
        eventId: { type: text<RecruitmentEventId>(), required: true },
        campaignId: { type: text<CampaignId>(), required: true },
        from: { type: text<Instant>(), required: true },
        event: { type: typed<RecruitmentEvent>(), required: true },
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

export function recruitmentEventsIn(database: Database) {
  const events = recruitmentEventEntity(database)

  async function get(eventId: RecruitmentEventId): Promise<RecruitmentEvent | null> {
    return (await events.get({ eventId }).go({ consistent: true })).data?.event ?? null
  }
  return {
    get,
    /** Those that begin last first. */
    async ofCampaign(campaignId: CampaignId, cursor: string | null, limit: number): Promise<Page<RecruitmentEvent>> {
      const found = await events.query.ofCampaign({ campaignId }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(({ event }) => event), next: found.cursor }
    },
    /** The same event again changes nothing; answers the one that stands. */
    async keep(event: RecruitmentEvent): Promise<RecruitmentEvent> {
      const { eventId, campaignId, from } = event
      try {
        await events.create({ eventId, campaignId, from, event }).go()
        return event
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        return (await get(eventId)) ?? event
      }
    },
  }
}
