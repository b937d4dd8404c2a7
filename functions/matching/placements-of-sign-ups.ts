import type { SignUp } from '../../domain/campaigns/sign-up.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Deps } from '../wiring/deps.ts'

/** At a time, so that one reader does not take the table for themselves. */
const atOnce = 50

/** What those who are registered have said yes to, whenever that was. */
export async function placementsOfSignUps(
  signUps: readonly Pick<SignUp, 'state' | 'workerId'>[],
  { placements }: Pick<Deps, 'placements'>,
): Promise<Placement[]> {
  const people = signUps.flatMap(({ state, workerId }) => (state === 'registered' ? [workerId] : []))
  const found: Placement[] = []
  for (let start = 0; start < people.length; start += atOnce) {
    const some = people.slice(start, start + atOnce)
    found.push(...(await Promise.all(some.map((workerId) => placements.ofWorker(workerId)))).flat())
  }
  return found
}
