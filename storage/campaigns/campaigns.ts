import { Service } from 'electrodb'
import { type Campaign, isSameAction, longestCampaignDays, plainName } from '../../domain/campaigns/campaign.ts'
import type { CampaignId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import { type Database, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { pauseBeforeTry } from '../pause-before-try.ts'
import { sortsLast } from '../sort-ends.ts'
import { writeEach } from '../write-each.ts'

/** Each try that fails is another's that went through. */
const mostTries = 30

export function campaignEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'campaign', version: '1', service: 'zhida' },
      attributes: {
        campaignId: { type: text<CampaignId>(), required: true },
        list: { type: text<'all'>(), required: true },
        from: { type: text<CalendarDate>(), required: true },
        campaign: { type: typed<Campaign>(), required: true },
        /** Counts its changes, so that two at once do not undo each other. Missing: none yet. */
        changes: { type: 'number' },
        /** Counts the writes of its events, which must lie within its days and counties. Missing: none since it was counted. */
        eventWrites: { type: 'number' },
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
}

/** A campaign and how often it and its events were written. */
export interface SeenCampaign {
  readonly campaign: Campaign
  readonly changes: number | undefined
  readonly eventWrites: number | undefined
}

/** The days that campaigns of one name keep, as one item: of two that are announced at one moment one stands. */
type NameClaim = Pick<Campaign, 'campaignId' | 'name' | 'from' | 'until'>

export function campaignsIn(database: Database) {
  const campaigns = campaignEntity(database)
  const campaignNames = new Entity(
    {
      model: { entity: 'campaignName', version: '1', service: 'zhida' },
      attributes: {
        name: { type: 'string', required: true },
        claims: { type: typed<readonly NameClaim[]>(), required: true },
        version: { type: 'number', required: true },
      },
      indexes: { byName: { pk: { field: 'pk', composite: ['name'] }, sk: { field: 'sk', composite: [] } } },
    },
    database,
  )
  const service = new Service({ campaigns, campaignNames })

  async function seen(campaignId: CampaignId): Promise<SeenCampaign | null> {
    const { data } = await campaigns.get({ campaignId }).go({ consistent: true })
    return data && { campaign: data.campaign, changes: data.changes, eventWrites: data.eventWrites }
  }
  async function get(campaignId: CampaignId): Promise<Campaign | null> {
    return (await seen(campaignId))?.campaign ?? null
  }
  /** Those that begin on these days, both included. */
  async function beginning(from: CalendarDate, until: CalendarDate): Promise<Campaign[]> {
    const within = campaigns.query.all({ list: 'all' }).between({ from }, { from: until, campaignId: sortsLast() })
    const found = await within.go({ pages: 'all' })
    return found.data.map(({ campaign }) => campaign)
  }
  /** Who else has the name at that time. Campaigns of before names were claimed are found in the list. */
  async function holderOf(campaign: Campaign, claims: readonly NameClaim[]): Promise<CampaignId | null> {
    const { from, until, campaignId } = campaign
    const listed = await beginning(plusDays(from, -longestCampaignDays), until)
    const others = [...claims, ...listed.filter(({ cancelled }) => !cancelled)]
    return others.find((one) => one.campaignId !== campaignId && isSameAction(one, campaign))?.campaignId ?? null
  }
  /** Writes the campaign over what was seen, with what it now claims of its name, and of the one that it had before. */
  async function write(
    campaign: Campaign,
    before: SeenCampaign | null,
  ): Promise<'written' | 'moved-on' | { readonly taken: CampaignId }> {
    const { campaignId, from, name, until, cancelled } = campaign
    const named = plainName(name)
    const names = [...new Set([named, ...(before ? [plainName(before.campaign.name)] : [])])]
    for (let tries = 1; ; tries += 1) {
      const found = await Promise.all(names.map((one) => campaignNames.get({ name: one }).go({ consistent: true })))
      const standing = names.map((one, index) => {
        const claims = found[index]?.data?.claims ?? []
        return {
          name: one,
          version: found[index]?.data?.version ?? 0,
          claims: claims.filter((claim) => claim.campaignId !== campaignId),
        }
      })
      const ofName = standing.find((one) => one.name === named)?.claims ?? []
      const taken = cancelled ? null : await holderOf(campaign, ofName)
      if (taken) return { taken }
      const own: NameClaim[] = cancelled ? [] : [{ campaignId, name, from, until }]
      const written = await writeEach([campaign], 1 + standing.length, () =>
        service.transaction
          .write((entities) => [
            entities.campaigns
              .put({ campaignId, list: 'all', from, campaign, ...countsAfter(before) })
              .where(({ campaignId: id, changes, eventWrites }, { eq, notExists }) => {
                if (!before) return notExists(id)
                const same = before.changes === undefined ? notExists(changes) : eq(changes, before.changes)
                const events =
                  before.eventWrites === undefined ? notExists(eventWrites) : eq(eventWrites, before.eventWrites)
                return `${same} AND ${events}`
              })
              .commit(),
            ...standing.map(({ name: one, version, claims }) =>
              entities.campaignNames
                .put({ name: one, claims: one === named ? [...claims, ...own] : claims, version: version + 1 })
                .where((attributes, { eq, notExists }) =>
                  version === 0 ? notExists(attributes.version) : eq(attributes.version, version),
                )
                .commit(),
            ),
          ])
          .go(),
      )
      if (written.length > 0) return 'written'
      const now = await seen(campaignId)
      if (now?.changes !== before?.changes || now?.eventWrites !== before?.eventWrites || (!before && now))
        return 'moved-on'
      if (tries === mostTries) throw new Error(`${campaignId}: its name was claimed at every try`)
      await pauseBeforeTry(tries)
    }
  }
  return {
    get,
    seen,
    /** Those that begin last first. */
    async list(cursor: string | null, limit: number): Promise<Page<Campaign>> {
      const found = await campaigns.query.all({ list: 'all' }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(({ campaign }) => campaign), next: found.cursor }
    },
    beginning,
    /** The same campaign again changes nothing; answers the one that stands, or who has its name at that time. */
    async keep(campaign: Campaign): Promise<Campaign | { readonly taken: CampaignId }> {
      const standing = await get(campaign.campaignId)
      if (standing) return standing
      const outcome = await write(campaign, null)
      if (typeof outcome === 'object') return outcome
      return outcome === 'written' ? campaign : ((await get(campaign.campaignId)) ?? campaign)
    },
    /** Writes a changed campaign; `moved-on` where it or an event of it was written since it was seen. */
    change: (before: SeenCampaign, campaign: Campaign) => write(campaign, before),
  }
}

function countsAfter(before: SeenCampaign | null): { changes?: number; eventWrites?: number } {
  if (!before) return {}
  return {
    changes: (before.changes ?? 0) + 1,
    ...(before.eventWrites !== undefined && { eventWrites: before.eventWrites }),
  }
}
