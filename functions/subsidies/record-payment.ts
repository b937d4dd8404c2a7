import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { payClaim } from '../../domain/subsidies/claim-moves.ts'
import { subsidiesSentences } from '../../domain/subsidies/subsidies-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { type ClaimDeps, moveClaim } from './move-claim.ts'

async function recordPayment(
  { params, body, staff }: Call<Routes['record-payment']>,
  deps: ClaimDeps & Pick<Deps, 'clock'>,
) {
  const { claimId } = params
  const { on, receipt } = body
  if (on > dateInShanghai(deps.clock.now())) return refuse('invalid-request', subsidiesSentences('paid-later'), '#/on')
  return moveClaim(
    { staff, claimId },
    (claim, policy) => payClaim(claim, policy, { on, by: staff.subject, receipt }),
    deps,
  )
}

export const handler = http(routes['record-payment'], recordPayment)
