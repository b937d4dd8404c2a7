import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { reliefSentences } from '../../domain/relief/relief-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** From now on the people of the county are offered help first: offers of jobs wait for it, person by person. */
async function declareDisaster(
  { body, staff, key }: Call<Routes['declare-disaster']>,
  { disasters, clock }: Pick<Deps, 'disasters' | 'clock'>,
) {
  const disasterId = derivedId('DisasterId', key)
  const kept = await disasters.get(disasterId)
  const other = madeOtherwise(kept, body, ['kind', 'countyCode', 'from', 'until'], disasterId)
  if (other) return other
  if (kept) return kept
  const now = clock.now()
  if (body.until < dateInShanghai(now)) return refuse('invalid-request', reliefSentences('disaster-over'), '#/until')
  return disasters.declare({ disasterId, ...body, declaredAt: now, declaredBy: staff.subject })
}

export const handler = http(routes['declare-disaster'], declareDisaster)
