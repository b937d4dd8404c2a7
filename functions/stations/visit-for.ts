import type { VisitId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Visit } from '../../domain/stations/visit.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'

/** The visit that a colleague asks for; who works at a station reads those in its cities. */
export async function visitFor(
  staff: Staff,
  visitId: VisitId,
  { visits }: Pick<Deps, 'visits'>,
): Promise<Visit | Refusal<'not-found' | 'not-permitted'>> {
  const visit = await visits.get(visitId)
  if (!visit) return noSuch('visit')
  return inScope(staff, { cities: [visit.cityCode] }) ? visit : outOfScope()
}
