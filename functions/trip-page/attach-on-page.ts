import { isRefusal } from '../../domain/kernel/refusal.ts'
import { keepEvidence } from '../stabilisation/keep-evidence.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { pressButton } from './reply-with-trip-page.ts'
import type { Said } from './said.ts'

const whyNot: Record<'invalid-request' | 'too-large' | 'conflict', Said> = {
  'invalid-request': 'file-of-other-type',
  'too-large': 'file-too-large',
  conflict: 'too-many-files',
}

/** A file from the worker's own phone; the same one again is kept once. */
async function attachOnPage({ params, query, body }: Call<Routes['attach-on-page']>, deps: Deps) {
  return pressButton(params.token, query.lang, deps, async ({ page, mayAttach }) => {
    if (!mayAttach) return 'late'
    const { workerId, batchId, chunk } = page
    const placement = await deps.placements.get(batchId, chunk, workerId)
    const whose = { workerId, batchId, placementId: placement?.placementId ?? null }
    const kept = await keepEvidence(whose, body, deps)
    return isRefusal(kept) ? whyNot[kept.refused] : 'file-kept'
  })
}

export const handler = http(routes['attach-on-page'], attachOnPage)
