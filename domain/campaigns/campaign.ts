import * as z from 'zod'
import { CampaignId } from '../kernel/ids.ts'
import { CalendarDate, dayNumber, Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { CampaignKind } from './campaign-kind.ts'
import { campaignSentences } from './campaign-sentences.ts'

/** A campaign is of one season; what goes on all year is one a year. */
export const longestCampaignDays = 366

export function lastsTooLong({ from, until }: { readonly from: CalendarDate; readonly until: CalendarDate }): boolean {
  return dayNumber(until) - dayNumber(from) >= longestCampaignDays
}

const County = z
  .string()
  .refine((code) => countyByCode(code) !== undefined, campaignSentences('county-of-programme').en)

const reach = z.int().positive().max(10_000_000).nullable()
const target = reach.default(null)

/** What it is to reach; null: no target is set for that. */
export const CampaignTargets = z.strictObject({
  /** People whom their plants signed for: `handedOver` of its batches. */
  peoplePlaced: target,
  /** Places in the job orders that its batches and events name. */
  postsCollected: target,
  eventsHeld: target,
  /** Enterprises at its events, and those whose job orders its batches name. */
  firmsReached: target,
})
export type CampaignTargets = z.infer<typeof CampaignTargets>

const facts = {
  /** As its notice calls it; a batch that names it so is shown under it. */
  name: line({ max: 80 }),
  kind: CampaignKind,
  /** First and last day, both included. */
  from: CalendarDate,
  until: CalendarDate,
  /** 6-digit codes of the counties that hold it. */
  counties: z.array(County).min(1).max(129),
}

export const CreateCampaign = z
  .strictObject({ ...facts, targets: CampaignTargets.prefault({}) })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: campaignSentences('campaign-order').en })
  .refine((days) => !lastsTooLong(days), { path: ['until'], message: campaignSentences('campaign-days').en })
export type CreateCampaign = z.infer<typeof CreateCampaign>

/** What is named is changed; of targets too, null takes one away. */
export const ChangeCampaign = z
  .strictObject({
    ...facts,
    targets: z
      .strictObject({ peoplePlaced: reach, postsCollected: reach, eventsHeld: reach, firmsReached: reach })
      .partial(),
  })
  .partial()
export type ChangeCampaign = z.infer<typeof ChangeCampaign>

/** Why something was called off, as it is told to whoever asks. */
export const CallOff = z.strictObject({ reason: line({ min: 2, max: 100 }) })
export type CallOff = z.infer<typeof CallOff>

export const CalledOff = z.object({ at: Instant, by: z.string(), reason: z.string() })
export type CalledOff = z.infer<typeof CalledOff>

/** A special action (专项活动): batches and recruitment events belong to it. */
export const Campaign = z.object({
  campaignId: CampaignId,
  ...facts,
  targets: CampaignTargets,
  createdAt: Instant,
  createdBy: z.string(),
  changedAt: Instant.optional(),
  changedBy: z.string().optional(),
  cancelled: CalledOff.optional(),
})
export type Campaign = z.infer<typeof Campaign>

/** Two actions of one name at one time could not be told apart in a batch that only names its own. */
export function isSameAction(
  one: Pick<Campaign, 'name' | 'from' | 'until'>,
  other: Pick<Campaign, 'name' | 'from' | 'until'>,
): boolean {
  return sameName(one.name, other.name) && one.from <= other.until && other.from <= one.until
}

/** A name without what makes no other name: blanks, and the width of characters. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '')
}

export function sameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other)
}
