import { type Money, yuan } from '../../kernel/money.ts'
import { cityByCode } from '../../kernel/places/cities.ts'
import { countyByCode } from '../../kernel/places/counties.ts'
import { roadDistance } from '../plan/road-distance.ts'
import { selfArrangedYuan } from '../plan/self-arranged-yuan.ts'
import { defaultTransportRules } from './transport-rules.ts'

/**
 * Whole yuan for one person who travels on their own from a county to a city, the same that the planner reckons with. Throws for
 * places that no table holds.
 */
export function travelAllowance(countyCode: string, cityCode: string): Money {
  const county = countyByCode(countyCode)
  const city = cityByCode(cityCode)
  if (!county || !city) throw new Error(`no table holds county ${countyCode} and city ${cityCode}`)
  const km = roadDistance({ latitude: county.lat, longitude: county.lon }, { latitude: city.lat, longitude: city.lon })
  return yuan(selfArrangedYuan(km, defaultTransportRules))
}
