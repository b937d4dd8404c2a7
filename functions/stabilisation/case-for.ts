import type { CaseId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'
import { caseOf } from './case-of.ts'

/** The case that a colleague asks for, or a refusal where there is none or others look after it. */
export async function caseFor(
  staff: Staff,
  caseId: CaseId,
  deps: Pick<Deps, 'cases'>,
): Promise<Case | Refusal<'not-found' | 'not-permitted'>> {
  const one = await caseOf(caseId, deps)
  return isRefusal(one) || looksAfter(staff, one) ? one : outOfScope()
}

/** The station of the city, and the county where the worker is from. */
export function looksAfter(staff: Staff, { countyCode, cityCode }: Pick<Case, 'countyCode' | 'cityCode'>): boolean {
  return inScope(staff, { counties: [countyCode], cities: cityCode === null ? [] : [cityCode] })
}
