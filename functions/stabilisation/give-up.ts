import { concurrently } from '../../domain/kernel/concurrently.ts'
import type { CaseId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { type Case, closeUnresolved, keyInRound } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { caseOf } from './case-of.ts'
import { mostTries } from './most-tries.ts'

/**
 * Closes what nobody settled; a pause of the enterprise stays until somebody does, and the worker may call again. `known`: as the caller has
 * read it.
 */
export async function giveUp(
  { caseId, round, known }: { caseId: CaseId; round: number; known?: Case },
  { cases, tallies, clock }: Pick<Deps, 'cases' | 'tallies' | 'clock'>,
) {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const one = (tries === 1 && known) || (await caseOf(caseId, { cases }))
    if (isRefusal(one)) return one
    if (one.state === 'settled' || (one.round ?? 0) !== round) return undefined
    const closed = one.state === 'unresolved' ? one : closeUnresolved(one, clock.now())
    if (one.state !== 'unresolved' && !(await cases.giveUp(closed, one))) continue
    const counts = { casesUnresolved: 1 }
    const { at, batchId } = closed
    const key = keyInRound('unresolved', one)
    await concurrently([
      tallies.note([{ date: dateInShanghai(at), key, batchId, counts }], clock.now()),
      cases.clear(closed),
    ])
    return undefined
  }
  throw new Error(`case ${caseId} is changed all the time`)
}
