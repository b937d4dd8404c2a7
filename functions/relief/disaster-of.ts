import type { DisasterId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Disaster } from '../../domain/relief/disaster.ts'
import type { Deps } from '../wiring/deps.ts'

export async function disasterOf(
  disasterId: DisasterId,
  { disasters }: Pick<Deps, 'disasters'>,
): Promise<Disaster | Refusal<'not-found'>> {
  return (await disasters.get(disasterId)) ?? noSuch('disaster')
}
