import { derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { isOpen } from '../../domain/stabilisation/case.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { mayHold } from './may-hold.ts'

/**
 * Who of a station looks after a case is theirs to say: it changes neither its level nor until when it is to be settled. Of two who
 * take it on at once the first has it.
 */
async function handCase(
  { params, body: { to, from: seen }, staff, key }: Call<Routes['hand-case']>,
  deps: Pick<Deps, 'cases' | 'stations' | 'clock'>,
) {
  const found = await caseFor(staff, params.caseId, deps)
  if (isRefusal(found)) return found
  if (!isOpen(found)) return refuse('invalid-state', stabilisationSentences('case-closed'))
  const { heldBy, ...one } = found
  const from = heldBy ?? null
  if (from !== to) {
    if (seen !== undefined && seen !== from) return heldByOther(from)
    if (to !== null && !(await mayHold(to, staff, [found], deps))(found))
      return refuse('invalid-request', stabilisationSentences('not-of-station', { holder: to }), '#/to')
    const act = derivedId('EventId', 'hand case', key)
    const handed = await deps.cases.hand([found], { from, to, act, at: deps.clock.now() })
    if (handed.length === 0) {
      const now = await caseFor(staff, params.caseId, deps)
      if (isRefusal(now)) return now
      return isOpen(now)
        ? heldByOther(now.heldBy ?? null)
        : refuse('invalid-state', stabilisationSentences('case-closed'))
    }
  }
  return { ...one, ...(to !== null && { heldBy: to }), sealedText: undefined }
}

function heldByOther(holder: string | null) {
  return refuse(
    'conflict',
    holder === null ? stabilisationSentences('held-by-nobody') : stabilisationSentences('held-by-other', { holder }),
  )
}

export const handler = http(routes['hand-case'], handCase)
