import type { DestinationLevel } from './subsidy-policy.ts'

/**
 * How far from home a place of work is, by GB/T 2260 codes. Within one's own prefecture only a code of a county tells whether it is
 * another county: that of the prefecture leaves it open. null: at home.
 */
export function destinationLevel(countyCode: string, placeCode: string): DestinationLevel | 'open' | null {
  if (placeCode.slice(0, 2) !== countyCode.slice(0, 2)) return 'other-province'
  if (cityPart(placeCode) !== cityPart(countyCode)) return 'other-city'
  if (placeCode === countyCode) return null
  return placeCode.endsWith('00') ? 'open' : 'other-county'
}

/** A place directly below a province (…90…) is a city of its own. */
function cityPart(code: string): string {
  return code.slice(2, 4) === '90' ? code : code.slice(0, 4)
}
