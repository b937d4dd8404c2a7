import { type County, countyByCode } from '../../../domain/kernel/places/counties.ts'
import { type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { inScope, outOfScope, type Staff } from '../../wiring/staff.ts'

/** The county that a colleague names, or a refusal where there is none or it is not theirs. */
export function countyFor(staff: Staff, code: string): County | Refusal<'not-found' | 'not-permitted'> {
  const county = countyByCode(code)
  if (!county) return refuse('not-found', transportSentences('no-county'))
  return inScope(staff, { counties: [code] }) ? county : outOfScope()
}
