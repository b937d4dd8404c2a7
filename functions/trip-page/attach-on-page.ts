import { isRefusal, type Refusal, type RefusalCode } from '../../domain/kernel/refusal.ts'
import type { Evidence } from '../../domain/stabilisation/evidence.ts'
import { keepEvidence } from '../stabilisation/keep-evidence.ts'
import { keepForClaim } from '../subsidies/keep-for-claim.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { pressButton } from './reply-with-trip-page.ts'
import type { Said } from './said.ts'

const whyNot: Readonly<Partial<Record<RefusalCode, Said>>> = {
  'invalid-request': 'file-of-other-type',
  'too-large': 'file-too-large',
  conflict: 'too-many-files',
}

/** A file from the worker's own phone, for their cases or for one of their claims; the same one again is kept once. */
async function attachOnPage({ params, query, body }: Call<Routes['attach-on-page']>, deps: Deps) {
  return pressButton(params.token, query.lang, deps, async ({ page, mayAttach, claims }) => {
    const { claimId, ...file } = body
    if (claimId !== undefined) {
      const own = claims.find(({ claim, kinds }) => claim.claimId === claimId && kinds.length > 0)
      return own ? saidOfFile(await keepForClaim(own.claim, file, undefined, deps)) : 'not-asked-for'
    }
    if (!mayAttach) return 'late'
    const { workerId, batchId, chunk } = page
    const placement = await deps.placements.get(batchId, chunk, workerId)
    const whose = { workerId, batchId, placementId: placement?.placementId ?? null }
    return saidOfFile(await keepEvidence(whose, file, deps))
  })
}

function saidOfFile(kept: Evidence | Refusal): Said {
  return isRefusal(kept) ? (whyNot[kept.refused] ?? 'not-asked-for') : 'file-kept'
}

export const handler = http(routes['attach-on-page'], attachOnPage)
