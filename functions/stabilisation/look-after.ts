import type { Case } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { handToLevel } from './hand-to-level.ts'
import { mostTries } from './most-tries.ts'

/** Hands a case that was opened to its station; from there it goes on by itself. Answers how it stands. */
export async function lookAfter(
  known: Case,
  deps: Pick<Deps, 'cases' | 'dueCases' | 'workflows' | 'clock'>,
): Promise<Case> {
  let one = known
  for (let tries = 1; tries <= mostTries; tries += 1) {
    if (one.state !== 'opened') return one
    const handed = await handToLevel(one, 'station', deps)
    if (handed) return handed
    one = (await deps.cases.get(one.caseId)) ?? one
  }
  throw new Error(`case ${known.caseId} is changed all the time`)
}
