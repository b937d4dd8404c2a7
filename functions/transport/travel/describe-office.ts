import { cityByCode } from '../../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../../domain/kernel/places/counties.ts'
import { refuse } from '../../../domain/kernel/refusal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { inScope, outOfScope } from '../../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** Who answers the telephone at home and at the other end. */
async function describeOffice(
  { params: { code }, body, staff }: Call<Routes['describe-office']>,
  { offices }: Pick<Deps, 'offices'>,
) {
  if (!countyByCode(code) && !cityByCode(code)) return refuse('not-found', transportSentences('no-place'))
  if (!inScope(staff, { counties: [code], cities: [code] })) return outOfScope()
  return offices.change(code, (office) => ({ ...office, office: body }))
}

export const handler = http(routes['describe-office'], describeOffice)
