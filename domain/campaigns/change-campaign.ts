import { canonicalJson } from '../kernel/canonical-json.ts'
import { dateInShanghai, type Instant } from '../kernel/instant.ts'
import { type FieldError, type Refusal, refuse } from '../kernel/refusal.ts'
import { type CalledOff, type Campaign, type ChangeCampaign, lastsTooLong } from './campaign.ts'
import { campaignSentences } from './campaign-sentences.ts'
import type { RecruitmentEvent } from './recruitment-event.ts'

interface Standing {
  /** Of the campaign, called off or not. */
  readonly events: readonly Pick<RecruitmentEvent, 'name' | 'countyCode' | 'from' | 'until' | 'cancelled'>[]
  /** Of the campaign; by name: one that names no id, and is known by the campaign's name alone. */
  readonly batches: readonly {
    readonly counties: readonly string[]
    readonly byName: boolean
    readonly runs: boolean
  }[]
}

interface Act {
  readonly at: Instant
  readonly by: string
}

const facts = ['name', 'kind', 'from', 'until', 'counties', 'targets'] as const

/**
 * The campaign as it is to be; the same object where nothing changes. What has happened stands: the first day once it has come, an
 * ended campaign as a whole, and what its events and batches were entered under.
 */
export function changeCampaign(
  campaign: Campaign,
  { targets, ...change }: ChangeCampaign,
  { events, batches }: Standing,
  { at, by }: Act,
): Campaign | Refusal<'invalid-state' | 'invalid-request'> {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const reach = Object.fromEntries(Object.entries(targets ?? {}).filter(([, value]) => value !== undefined))
  const after: Campaign = { ...campaign, ...named, targets: { ...campaign.targets, ...reach } }
  const changed = facts.filter((fact) => canonicalJson(after[fact]) !== canonicalJson(campaign[fact]))
  if (changed.length === 0) return campaign
  const stands = whyItStands(campaign, at)
  if (stands) return stands
  const today = dateInShanghai(at)
  const field = (name: (typeof facts)[number], words: FieldError['words']): FieldError => ({
    pointer: `#/${name}`,
    words,
  })
  const held = events.filter(({ cancelled }) => !cancelled)
  const dayOf = ({ from }: Pick<RecruitmentEvent, 'from'>) => dateInShanghai(from)
  const early = held.find((event) => dayOf(event) < after.from)
  const late = held.find(({ until }) => dateInShanghai(until) > after.until)
  const apart = held.find(({ countyCode }) => !after.counties.includes(countyCode))
  const left = batches.flatMap(({ counties }) => counties).find((code) => !after.counties.includes(code))
  const wrong = [
    ...(changed.includes('from') && campaign.from <= today ? [field('from', campaignSentences('has-begun'))] : []),
    ...(changed.includes('until') && after.until < today ? [field('until', campaignSentences('day-is-past'))] : []),
    ...(after.until < after.from ? [field('until', campaignSentences('campaign-order'))] : []),
    ...(lastsTooLong(after) ? [field('until', campaignSentences('campaign-days'))] : []),
    ...(early ? [field('from', campaignSentences('event-outside', { name: early.name }))] : []),
    ...(late ? [field('until', campaignSentences('event-outside', { name: late.name }))] : []),
    ...(apart ? [field('counties', campaignSentences('event-outside', { name: apart.name }))] : []),
    ...(left ? [field('counties', campaignSentences('batch-of-county', { code: left }))] : []),
    ...(changed.includes('name') && batches.some(({ byName }) => byName)
      ? [field('name', campaignSentences('known-by-name'))]
      : []),
  ]
  if (wrong.length > 0)
    return refuse('invalid-request', campaignSentences('campaign-unfit', { count: wrong.length }), wrong)
  return { ...after, changedAt: at, changedBy: by }
}

/** The campaign called off; the same object where it was before. Its events are called off one by one, since people are told of each. */
export function callOffCampaign(
  campaign: Campaign,
  reason: string,
  { events, batches }: Standing,
  { at, by }: Act,
): Campaign | Refusal<'invalid-state'> {
  if (campaign.cancelled) return campaign
  const stands = whyItStands(campaign, at)
  if (stands) return stands
  const open = events.find(({ until, cancelled }) => until > at && !cancelled)
  if (open) return refuse('invalid-state', campaignSentences('event-to-come', { name: open.name }))
  const running = batches.filter(({ runs }) => runs).length
  if (running > 0) return refuse('invalid-state', campaignSentences('batches-run', { count: running }))
  const cancelled: CalledOff = { at, by, reason }
  return { ...campaign, cancelled }
}

function whyItStands({ cancelled, until }: Campaign, now: Instant): Refusal<'invalid-state'> | null {
  if (cancelled) return refuse('invalid-state', campaignSentences('campaign-called-off', { reason: cancelled.reason }))
  return until < dateInShanghai(now)
    ? refuse('invalid-state', campaignSentences('campaign-over', { last: until }))
    : null
}
