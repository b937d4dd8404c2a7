import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'

/** Who of a station looks after a case is theirs to say: it changes neither its level nor until when it is to be settled. */
async function handCase({ params, body, staff }: Call<Routes['hand-case']>, deps: Pick<Deps, 'cases'>) {
  const found = await caseFor(staff, params.caseId, deps)
  if (isRefusal(found)) return found
  if (!(await deps.cases.hand(found.caseId, body.to)))
    return refuse('invalid-state', stabilisationSentences('case-closed'))
  const { heldBy: _before, ...one } = found
  return { ...one, ...(body.to !== null && { heldBy: body.to }), sealedText: undefined }
}

export const handler = http(routes['hand-case'], handCase)
