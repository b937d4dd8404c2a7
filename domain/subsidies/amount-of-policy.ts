import * as z from 'zod'
import { inYuan, Money, yuan } from '../kernel/money.ts'
import { subsidiesSentences as say } from './subsidies-sentences.ts'
import type { ShownByPapers } from './subsidy-facts.ts'
import type { DestinationLevel, PolicyAmount, YuanOrRange } from './subsidy-policy.ts'
import { type WeighedReason, weigh } from './weigh.ts'

/** From the least to the most that may be paid; the same where the rule leaves nothing open. */
export const AmountRange = z.object({ least: Money, most: Money })
export type AmountRange = z.infer<typeof AmountRange>

export interface AmountWithReasons {
  /** null: the source shows none, or it cannot be known yet. */
  readonly amount: AmountRange | null
  readonly reasons: readonly WeighedReason[]
}

export interface WorkPlace {
  readonly level: DestinationLevel
  readonly code: string
}

/** What is paid for work at a place, with what is missing to know it. */
export function amountOfPolicy(policy: PolicyAmount, place: WorkPlace, shown: ShownByPapers): AmountWithReasons {
  switch (policy.shape) {
    case 'flat':
      return known(policy.yuan)
    case 'up-to':
      return known(0, policy.capYuan)
    case 'by-destination': {
      const own = policy.provinces.find(({ codes }) => codes.includes(place.code.slice(0, 2)))
      const given = own && place.level === 'other-province' ? own.yuan : policy.levels[place.level]
      const [least, most] = rangeOf(given)
      const cap = policy.capYuan ?? most
      return known(Math.min(least, cap), Math.min(most, cap))
    }
    case 'by-distance':
      return place.level === 'other-province' || policy.otherwise[place.level] === undefined
        ? byDistance(policy.bands, shown.roadKm)
        : known(...rangeOf(policy.otherwise[place.level]))
    case 'by-ticket':
      return shown.fare
        ? known(Math.min(inYuan(shown.fare), policy.capYuan))
        : open(say('ticket-needed', { cap: policy.capYuan }), [0, policy.capYuan])
    case 'percent-of-wage': {
      const { percent, capYuan, isAtMost } = policy
      if (!shown.wages) return open(say('wages-needed', { percent }), capYuan === null ? null : [0, capYuan])
      const share = Math.floor((shown.wages.minorUnits * percent) / 100) / 100
      const most = Math.min(share, capYuan ?? share)
      return known(isAtMost ? 0 : most, most)
    }
    case 'by-income': {
      const [less, more] = [policy.yuan, policy.belowYuan].toSorted((one, other) => one - other)
      if (!shown.incomeAHead)
        return open(say('income-needed', { line: policy.belowIncomeYuan }), [less ?? 0, more ?? 0])
      return known(inYuan(shown.incomeAHead) < policy.belowIncomeYuan ? policy.belowYuan : policy.yuan)
    }
    case 'not-shown':
      return { amount: null, reasons: [weigh('note', say('amount-not-shown'))] }
  }
}

/** The most that the rule can pay anybody; null: it shows no such sum. */
export function capOfPolicy(policy: PolicyAmount): Money | null {
  switch (policy.shape) {
    case 'flat':
      return yuan(policy.yuan)
    case 'by-destination': {
      const sums = [...Object.values(policy.levels), ...policy.provinces.map((one) => one.yuan)]
      const most = Math.max(...sums.map((one) => rangeOf(one)[1]))
      return yuan(Math.min(most, policy.capYuan ?? most))
    }
    case 'by-distance':
      return yuan(
        Math.max(
          ...policy.bands.map(({ capYuan }) => capYuan),
          ...Object.values(policy.otherwise).map((one) => rangeOf(one)[1]),
        ),
      )
    case 'by-income':
      return yuan(Math.max(policy.yuan, policy.belowYuan))
    case 'up-to':
    case 'by-ticket':
      return yuan(policy.capYuan)
    case 'percent-of-wage':
      return policy.capYuan === null ? null : yuan(policy.capYuan)
    case 'not-shown':
      return null
  }
}

type Bands = Extract<PolicyAmount, { shape: 'by-distance' }>['bands']

/** Within the first band that reaches so far; the last one has no end. */
function byDistance(bands: Bands, km: number | undefined): AmountWithReasons {
  const cap = Math.max(...bands.map(({ capYuan }) => capYuan))
  const isShown = bands.every(({ upToKm }, at) => upToKm !== null || at === bands.length - 1)
  if (!isShown) return { ...known(0, cap), reasons: [weigh('note', say('band-not-shown', { cap }))] }
  if (km === undefined) return open(say('distance-needed'), [0, cap])
  const band = bands.find(({ upToKm }) => upToKm === null || km <= upToKm)
  return known(0, band?.capYuan ?? 0)
}

function rangeOf(given: YuanOrRange | undefined): [number, number] {
  if (given === undefined) return [0, 0]
  return typeof given === 'number' ? [given, given] : [given.leastYuan, given.mostYuan]
}

function known(least: number, most = least): AmountWithReasons {
  return { amount: { least: yuan(least), most: yuan(most) }, reasons: [] }
}

function open(why: Parameters<typeof weigh>[1], range: readonly [number, number] | null): AmountWithReasons {
  return {
    amount: range && { least: yuan(range[0]), most: yuan(range[1]) },
    reasons: [weigh('open', why)],
  }
}
