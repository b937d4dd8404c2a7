import * as z from 'zod'
import { CaseId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { closeUnresolved } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { caseOf } from './case-of.ts'

const OfCase = z.object({ caseId: CaseId })

/** Closes what nobody settled; a pause of the enterprise stays until somebody does, and the worker may call again. */
async function giveUpCase(
  { caseId }: z.infer<typeof OfCase>,
  { cases, tallies, clock }: Pick<Deps, 'cases' | 'tallies' | 'clock'>,
) {
  const one = await caseOf(caseId, { cases })
  if (isRefusal(one)) return one
  if (one.state === 'settled') return undefined
  const closed = one.state === 'unresolved' ? one : closeUnresolved(one, clock.now())
  if (one.state !== 'unresolved' && !(await cases.giveUp(closed))) return undefined
  const counts = { casesUnresolved: 1 }
  const { at, batchId } = closed
  await tallies.note([{ date: dateInShanghai(at), key: `unresolved ${caseId}`, batchId, counts }], clock.now())
  await cases.clear(closed)
  return undefined
}

export const handler = task(OfCase, giveUpCase)
