import { type Money, yuan } from '../../kernel/money.ts'
import { destinationByCode, originByCode } from '../../kernel/places/place-by-code.ts'
import { roadDistance } from '../plan/road-distance.ts'
import { selfArrangedYuan } from '../plan/self-arranged-yuan.ts'
import { defaultTransportRules } from './transport-rules.ts'

/**
 * Whole yuan for one person who travels on their own from a county to a city, or home from there, the same that the planner reckons with.
 * Throws for places that no table holds.
 */
export function travelAllowance(from: string, to: string): Money {
  const origin = originByCode(from)
  const destination = destinationByCode(to)
  if (!origin || !destination) throw new Error(`no table holds ${from} and ${to}`)
  const km = roadDistance(
    { latitude: origin.lat, longitude: origin.lon },
    { latitude: destination.lat, longitude: destination.lon },
  )
  return yuan(selfArrangedYuan(km, defaultTransportRules))
}
