import { type Agreement, isActiveOn } from '../enterprises/agreement.ts'
import { discriminatoryWordingIn } from '../enterprises/discriminatory-wording.ts'
import type { Enterprise } from '../enterprises/enterprise.ts'
import type { JobOrder } from '../enterprises/job-order.ts'
import { dateInShanghai, plus } from '../kernel/instant.ts'
import type { FieldError } from '../kernel/refusal.ts'
import type { Sentence } from '../kernel/words.ts'
import type { Campaign } from './campaign.ts'
import { campaignSentences } from './campaign-sentences.ts'
import type { HoldRecruitmentEvent } from './recruitment-event.ts'

/** A caravan goes round for weeks; longer ones are several events. */
export const longestEvent = { days: 31 }

interface Known {
  readonly campaign: Pick<Campaign, 'from' | 'until' | 'counties'>
  readonly enterprises: readonly Pick<Enterprise, 'id' | 'name' | 'standing'>[]
  readonly jobOrders: readonly Pick<JobOrder, 'id' | 'enterpriseId' | 'agreementId' | 'startDate' | 'post'>[]
  readonly agreements: readonly Agreement[]
}

/** What keeps an event from being held as it is asked for, at each field. */
export function whyItCannotBeHeld(
  { from, until, countyCode, enterprises, jobOrders, name, place }: Omit<HoldRecruitmentEvent, 'kind'>,
  known: Known,
): FieldError[] {
  const day = dateInShanghai(from)
  const { campaign } = known
  const firms = new Map(known.enterprises.map((one) => [one.id, one]))
  const orders = new Map(known.jobOrders.map((one) => [one.id, one]))
  const agreements = new Map(known.agreements.map((one) => [one.id, one]))
  const at = (pointer: string, words: Sentence): FieldError => ({ pointer, words })
  const limits = (pointer: string, text: string) => {
    const words = discriminatoryWordingIn(text)
    return words.length > 0 ? [at(pointer, campaignSentences('limits-who-comes', { words }))] : []
  }
  return [
    ...limits('#/name', name),
    ...limits('#/place', place),
    ...(until <= from ? [at('#/until', campaignSentences('event-order'))] : []),
    ...(until > plus(from, longestEvent) ? [at('#/until', campaignSentences('event-days'))] : []),
    ...(day < campaign.from ? [at('#/from', campaignSentences('before-campaign', { first: campaign.from }))] : []),
    ...(dateInShanghai(until) > campaign.until
      ? [at('#/until', campaignSentences('after-campaign', { last: campaign.until }))]
      : []),
    ...(campaign.counties.includes(countyCode) ? [] : [at('#/countyCode', campaignSentences('county-of-campaign'))]),
    ...enterprises.flatMap((id, index) => {
      const firm = firms.get(id)
      if (!firm) return [at(`#/enterprises/${index}`, campaignSentences('no-such-firm'))]
      return firm.standing.state === 'paused'
        ? [at(`#/enterprises/${index}`, campaignSentences('firm-paused', { name: firm.name }))]
        : []
    }),
    ...jobOrders.flatMap((id, index) => {
      const order = orders.get(id)
      const pointer = `#/jobOrders/${index}`
      if (!order) return [at(pointer, campaignSentences('no-such-order'))]
      const { post } = order
      if (!enterprises.includes(order.enterpriseId))
        return [at(pointer, campaignSentences('order-of-others', { post }))]
      if (order.startDate < day) return [at(pointer, campaignSentences('order-started', { post }))]
      const agreement = agreements.get(order.agreementId)
      return agreement && isActiveOn(agreement, day)
        ? []
        : [at(pointer, campaignSentences('no-agreement-then', { post }))]
    }),
  ]
}
