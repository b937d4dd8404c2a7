import type { Case } from '../../domain/stabilisation/case.ts'
import { inScope, type Staff } from '../wiring/staff.ts'

/** The station of the city, and the county where the worker is from. */
export function looksAfter(staff: Staff, { countyCode, cityCode }: Pick<Case, 'countyCode' | 'cityCode'>): boolean {
  return inScope(staff, { counties: [countyCode], cities: cityCode === null ? [] : [cityCode] })
}
