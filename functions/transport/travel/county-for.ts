import type { City } from '../../../domain/kernel/places/cities.ts'
import type { County } from '../../../domain/kernel/places/counties.ts'
import { originByCode } from '../../../domain/kernel/places/place-by-code.ts'
import { type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { inScope, outOfScope, type Staff } from '../../wiring/staff.ts'

/** The county that a colleague names, or the city in which people board to go home; a refusal where there is none or it is not theirs. */
export function countyFor(staff: Staff, code: string): County | City | Refusal<'not-found' | 'not-permitted'> {
  const county = originByCode(code)
  if (!county) return refuse('not-found', transportSentences('no-county'))
  return inScope(staff, { counties: [code], cities: [code] }) ? county : outOfScope()
}
