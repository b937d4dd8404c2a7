import { Entity } from 'electrodb'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { CampaignId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { type Database, isConditionFailed, type Page, text, typed } from '../database.ts'

export function campaignsIn(database: Database) {
  const campaigns = new Entity(
    {
      model: { entity: 'campaign', version: '1', service: 'zhida' },
      attributes: {
        campaignId: { type: text<CampaignId>(), required: true },
        list: { type: text<'all'>(), required: true },
        from: { type: text<CalendarDate>(), required: true },
        campaign: { type: typed<Campaign>(), required: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['campaignId'] }, sk: { field: 'sk', composite: [] } },
        // Some dozens a year: one partition lists them.
        all: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['list'] },
          sk: { field: 'gsi1sk', composite: ['from', 'campaignId'] },
        },
      },
    },
    database,
  )

  async function get(campaignId: CampaignId): Promise<Campaign | null> {
    return (await campaigns.get({ campaignId }).go({ consistent: true })).data?.campaign ?? null
  }
  return {
    get,
    /** Those that begin last first. */
    async list(cursor: string | null, limit: number): Promise<Page<Campaign>> {
      const found = await campaigns.query.all({ list: 'all' }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(({ campaign }) => campaign), next: found.cursor }
    },
    /** Those that begin on these days, both included. */
    async beginning(from: CalendarDate, until: CalendarDate): Promise<Campaign[]> {
      const found = await campaigns.query.all({ list: 'all' }).between({ from }, { from: until }).go({ pages: 'all' })
      return found.data.map(({ campaign }) => campaign)
    },
    /** The same campaign again changes nothing; answers the one that stands. */
    async keep(campaign: Campaign): Promise<Campaign> {
      const { campaignId, from } = campaign
      try {
        await campaigns.create({ campaignId, list: 'all', from, campaign }).go()
        return campaign
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        return (await get(campaignId)) ?? campaign
      }
    },
  }
}
